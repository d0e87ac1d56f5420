resource "aws_vpc_endpoint" "model" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.ap-northeast-1.bedrock-runtime"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint_private_dns" "model" {
  vpc_endpoint_id     = aws_vpc_endpoint.model.id
  private_dns_enabled = true
}
