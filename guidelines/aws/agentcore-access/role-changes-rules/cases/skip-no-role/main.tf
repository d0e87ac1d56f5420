resource "aws_bedrockagentcore_code_interpreter" "sales" {
  name = "uriage"

  network_configuration {
    network_mode = "SANDBOX"
  }
}
