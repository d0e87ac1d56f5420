resource "aws_dms_replication_instance" "move" {
  replication_instance_id    = "juchu-iko"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible = false

  tags = {
    用途 = "受注データの移行"
  }
}
