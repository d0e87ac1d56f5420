module "web" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"

  name        = "web"
  description = "公開サイト"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress_with_cidr_blocks = [
    {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = "0.0.0.0/0"
    },
    {
      rule        = "ssh-tcp"
      cidr_blocks = "192.0.2.0/24,0.0.0.0/0" # <- here
    },
  ]
}
