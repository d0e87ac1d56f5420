variable "range" {
  type = string
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"

  route {
    cidr_block = var.range
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }

  tags = {
    Name = "社内接続"
  }
}
