resource "aws_network_acl" "public" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    protocol   = "-1"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0" # <- here
    from_port  = 0
    to_port    = 0
  }

  tags = {
    Name = "公開サブネット"
  }
}
