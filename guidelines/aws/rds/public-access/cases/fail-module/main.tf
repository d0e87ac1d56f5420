module "orders" {
  source  = "terraform-aws-modules/rds/aws"
  version = "6.12.0"

  identifier     = "juchu-kanri"
  engine         = "postgres"
  instance_class = "db.t4g.medium"

  publicly_accessible = true # <- here
}
