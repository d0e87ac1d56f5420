resource "aws_db_instance" "orders" {
  identifier                  = "juchu-kanri"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 20
  username                    = "kanri"
  manage_master_user_password = true
  storage_encrypted = false # <- here

  tags = {
    用途 = "受注管理"
  }
}
