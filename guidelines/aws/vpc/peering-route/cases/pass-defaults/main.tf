resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"

  tags = {
    Name = "社内接続"
  }
}
