resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"

  tags = {
    Name = "社内接続"
  }
}

resource "aws_vpc_peering_connection" "shared" {
  vpc_id      = "vpc-0123456789abcdef0"
  peer_vpc_id = "vpc-0fedcba9876543210"
}

resource "aws_route" "shared" {
  route_table_id              = aws_route_table.private.id
  destination_ipv6_cidr_block = "::/0" # <- here
  vpc_peering_connection_id   = aws_vpc_peering_connection.shared.id
}
