variable "group" {
  type = string
}

resource "aws_security_group_rule" "admin" {
  type              = "ingress"
  security_group_id = var.group
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
  ipv6_cidr_blocks  = ["::/0"] # <- here
}
