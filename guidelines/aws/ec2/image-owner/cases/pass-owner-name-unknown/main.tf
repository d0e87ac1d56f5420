variable "namae" {
  type = string
}

data "aws_ami" "kiban" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = [var.namae]
  }
}
