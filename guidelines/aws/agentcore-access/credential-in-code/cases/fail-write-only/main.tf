resource "aws_bedrockagentcore_api_key_credential_provider" "crm" {
  name               = "crm"
  api_key_wo         = "q8Zt4Lk2Vw9sXc3b" # <- here
  api_key_wo_version = 1
}
