resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options { # <- here
    http_endpoint = "enabled"
  }

  tags = {
    Name = "公開サイト"
  }
}
