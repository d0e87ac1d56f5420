resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"
}
