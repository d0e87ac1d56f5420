resource "aws_bedrockagentcore_token_vault_cmk" "main" {
  kms_configuration {
    key_type = "ServiceManagedKey" # <- here
  }
}
