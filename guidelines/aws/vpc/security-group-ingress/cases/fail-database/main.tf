resource "aws_security_group" "db" {
  name        = "db"
  description = "データベース"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"] # <- here
  }
}
