resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "juchu-kanri"
  engine                      = "aurora-postgresql"
  master_username             = "kanri"
  manage_master_user_password = true
  storage_encrypted = false # <- here

  tags = {
    用途 = "受注管理"
  }
}
