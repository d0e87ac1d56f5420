resource "aws_vpc_endpoint" "bedrock" {
  vpc_id              = "vpc-0123456789abcdef0"
  service_name        = "com.amazonaws.ap-northeast-1.bedrock-runtime"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true

  tags = {
    Name = "生成AI"
  }
}

resource "aws_vpc_endpoint_policy" "bedrock" {
  vpc_endpoint_id = aws_vpc_endpoint.bedrock.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "*" # <- here
        Resource  = "*"
      },
    ]
  })
}
