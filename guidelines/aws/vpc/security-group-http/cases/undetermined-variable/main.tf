variable "range" {
  type = string
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "社内向け"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = [var.range]
  }
}
