locals {
  script = <<-EOT
    cat > /etc/app.pem <<KEY
    -----BEGIN RSA PRIVATE KEY-----
    MIIEexample
    -----END RSA PRIVATE KEY-----
    KEY
  EOT
}

resource "aws_launch_configuration" "web" {
  name          = "web"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = local.script # <- here
}
