data "aws_ami" "kiban" {
  most_recent = true

  filter {
    name   = "image-id"
    values = ["ami-0123456789abcdef0"]
  }

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-*-server-*"]
  }
}
