module "web" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"

  name        = "web"
  description = "公開サイト"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress_cidr_blocks = ["0.0.0.0/0"] # <- here
  ingress_rules       = ["https-443-tcp", "postgresql-tcp"]
}
