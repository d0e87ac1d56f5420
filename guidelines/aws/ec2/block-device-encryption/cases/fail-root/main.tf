resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    volume_size = 50
    encrypted   = false # <- here
  }

  tags = {
    Name = "公開サイト"
  }
}
