resource "aws_bedrockagentcore_token_vault_cmk" "main" {
  kms_configuration { # <- here
    key_type = "CustomerManagedKey"
  }
}
