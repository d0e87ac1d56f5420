resource "aws_default_security_group" "default" {
  vpc_id = "vpc-0123456789abcdef0"

  egress { # <- here
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = {
    Name = "使わない"
  }
}
