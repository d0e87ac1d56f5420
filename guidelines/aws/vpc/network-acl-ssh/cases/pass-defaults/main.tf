resource "aws_network_acl" "public" {
  vpc_id = "vpc-0123456789abcdef0"

  tags = {
    Name = "公開サブネット"
  }
}
