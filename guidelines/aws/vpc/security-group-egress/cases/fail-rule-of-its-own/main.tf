resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = "0.0.0.0/0" # <- here
  ip_protocol       = "-1"
}
