resource "aws_rds_cluster_instance" "reader" {
  identifier         = "juchu-kanri-1"
  cluster_identifier = "juchu-kanri"
  engine             = "aurora-postgresql"
  instance_class     = "db.r7g.large"

  tags = {
    用途 = "受注管理の読み取り"
  }
}
