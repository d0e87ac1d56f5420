resource "aws_bedrockagentcore_browser" "expense" {
  name               = "keihi_browser"
  description        = "経費システムを操作するブラウザー"
  execution_role_arn = "arn:aws:iam::111122223333:role/BrowserRole"

  network_configuration {
    network_mode = "VPC"

    vpc_config {
      security_groups = ["sg-0a1b2c3d4e5f67890"]
      subnets         = ["subnet-0a1b2c3d4e5f67890", "subnet-0f9e8d7c6b5a43210"]
    }
  }
}
