variable "service" {
  type = string
}

resource "aws_vpc_endpoint" "main" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = var.service
  vpc_endpoint_type = "Interface"
}
