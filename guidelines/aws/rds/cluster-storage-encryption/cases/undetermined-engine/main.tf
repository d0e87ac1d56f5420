variable "engine" {
  type = string
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "juchu-kanri"
  engine                      = var.engine
  master_username             = "kanri"
  manage_master_user_password = true

  tags = {
    用途 = "受注管理"
  }
}
