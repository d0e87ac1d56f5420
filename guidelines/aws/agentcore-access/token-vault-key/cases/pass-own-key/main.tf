resource "aws_bedrockagentcore_token_vault_cmk" "main" {
  kms_configuration {
    key_type    = "CustomerManagedKey"
    kms_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
  }
}
