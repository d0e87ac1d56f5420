resource "aws_network_acl" "public" {
  vpc_id = "vpc-0123456789abcdef0"

  tags = {
    Name = "公開サブネット"
  }
}

resource "aws_network_acl_rule" "all" {
  network_acl_id  = aws_network_acl.public.id
  rule_number     = 100
  rule_action     = "allow"
  protocol        = "all"
  ipv6_cidr_block = "::/0" # <- here
}
