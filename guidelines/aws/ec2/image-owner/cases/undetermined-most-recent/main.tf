variable "saishin" {
  type = bool
}

data "aws_ami" "kiban" {
  most_recent = var.saishin

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
