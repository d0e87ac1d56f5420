resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  ebs_block_device { # <- here
    device_name = "/dev/sdf"
    encrypted   = true
  }

  tags = {
    Name = "公開サイト"
  }
}
