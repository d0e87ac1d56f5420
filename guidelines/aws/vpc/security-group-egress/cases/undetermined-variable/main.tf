variable "range" {
  type = string
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = [var.range]
  }
}
