resource "aws_default_vpc" "default" { # <- here
  tags = {
    Name = "検証用"
  }
}
