variable "network_mode" {
  type = string
}

resource "aws_bedrockagentcore_browser" "expense" {
  name               = "keihi_browser"
  description        = "経費システムを操作するブラウザー"
  execution_role_arn = "arn:aws:iam::111122223333:role/BrowserRole"

  network_configuration {
    network_mode = var.network_mode
  }
}
