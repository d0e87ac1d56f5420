data "aws_ami" "kiban" {
  most_recent = true
  owners      = ["self", "*"] # <- here

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
