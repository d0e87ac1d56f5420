resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "juchu-kanri"
  engine                      = "aurora-postgresql"
  master_username             = "kanri"
  manage_master_user_password = true

  restore_to_point_in_time {
    source_cluster_identifier  = "juchu-kanri-main"
    use_latest_restorable_time = true
  }

  tags = {
    用途 = "受注管理"
  }
}
