variable "key" {
  type = string
}

resource "aws_bedrockagentcore_token_vault_cmk" "main" {
  kms_configuration {
    key_type    = "CustomerManagedKey"
    kms_key_arn = var.key
  }
}
