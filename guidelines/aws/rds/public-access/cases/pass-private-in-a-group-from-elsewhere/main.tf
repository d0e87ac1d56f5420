variable "subnet_group" {
  type = string
}

resource "aws_db_instance" "orders" {
  identifier                  = "juchu-kanri"
  engine                      = "postgres"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 20
  username                    = "kanri"
  manage_master_user_password = true
  db_subnet_group_name = var.subnet_group
  publicly_accessible  = false

  tags = {
    用途 = "受注管理"
  }
}
