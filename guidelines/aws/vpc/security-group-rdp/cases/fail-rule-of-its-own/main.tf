resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "管理" {
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = "0.0.0.0/0" # <- here
  from_port         = 3389
  to_port           = 3389
  ip_protocol       = "tcp"
}
