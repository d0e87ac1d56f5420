resource "aws_vpc_endpoint" "model" {
  vpc_id              = "vpc-0123456789abcdef0"
  service_name        = "com.amazonaws.ap-northeast-1.bedrock-runtime"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = false # <- here
}
