data "aws_region" "current" {}

resource "aws_vpc_endpoint" "main" { # <- here
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.${data.aws_region.current.name}.bedrock-runtime"
  vpc_endpoint_type = "Interface"
}
