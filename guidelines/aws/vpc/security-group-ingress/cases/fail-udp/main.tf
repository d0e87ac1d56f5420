resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_security_group_rule" "snmp" {
  type              = "ingress"
  security_group_id = aws_security_group.web.id
  from_port         = 161
  to_port           = 161
  protocol          = "udp"
  cidr_blocks       = ["0.0.0.0/0"] # <- here
}
