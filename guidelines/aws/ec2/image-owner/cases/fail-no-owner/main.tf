data "aws_ami" "kiban" { # <- here
  most_recent = true

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
