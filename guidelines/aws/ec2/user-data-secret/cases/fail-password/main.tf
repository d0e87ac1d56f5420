locals {
  script = <<-EOT
    #!/bin/bash
    DB_PASSWORD=tokkyokyoka-2026 /opt/app/start
  EOT
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = local.script # <- here

  tags = {
    Name = "公開サイト"
  }
}
