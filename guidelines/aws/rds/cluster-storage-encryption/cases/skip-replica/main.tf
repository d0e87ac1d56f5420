resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "juchu-kanri"
  engine                      = "aurora-postgresql"
  master_username             = "kanri"
  manage_master_user_password = true
  replication_source_identifier = "arn:aws:rds:us-east-1:111122223333:cluster:juchu-kanri"

  tags = {
    用途 = "受注管理"
  }
}
