variable "owners" {
  type = list(string)
}

data "aws_ami" "kiban" {
  most_recent = true
  owners      = var.owners

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
