resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "juchu-kanri"
  engine                      = "postgres"
  master_username             = "kanri"
  manage_master_user_password = true
  snapshot_identifier = "juchu-kanri-2026-05-01"

  tags = {
    用途 = "受注管理"
  }
}
