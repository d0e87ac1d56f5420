variable "network_mode" {
  type = string
}

resource "aws_bedrockagentcore_code_interpreter" "sales" {
  name               = "uriage_bunseki"
  description        = "売上の集計に使うコードインタープリター"
  execution_role_arn = "arn:aws:iam::111122223333:role/CodeInterpreterRole"

  network_configuration {
    network_mode = var.network_mode
  }
}
