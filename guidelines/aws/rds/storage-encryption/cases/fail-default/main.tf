resource "aws_db_instance" "orders" { # <- here
  identifier                  = "juchu-kanri"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 20
  username                    = "kanri"
  manage_master_user_password = true

  tags = {
    用途 = "受注管理"
  }
}
