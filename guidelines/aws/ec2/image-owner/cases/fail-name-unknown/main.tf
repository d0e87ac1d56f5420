variable "namae" {
  type = string
}

data "aws_ami" "kiban" { # <- here
  most_recent = true

  filter {
    name   = "name"
    values = [var.namae]
  }
}
