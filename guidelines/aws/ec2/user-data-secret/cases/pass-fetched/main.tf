resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    # パスワードは Secrets Manager から取得する
    DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id web/database --query SecretString --output text)
    /opt/app/start
  EOT

  tags = {
    Name = "公開サイト"
  }
}
