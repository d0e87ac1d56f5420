variable "rules" {
  type = list(any)
}

resource "aws_default_security_group" "default" {
  vpc_id = "vpc-0123456789abcdef0"

  dynamic "ingress" {
    for_each = var.rules

    content {
      protocol    = "tcp"
      from_port   = 443
      to_port     = 443
      cidr_blocks = ["10.0.0.0/8"]
    }
  }

  tags = {
    Name = "使わない"
  }
}
