resource "aws_bedrockagentcore_api_key_credential_provider" "crm" {
  name                  = "crm"
  api_key_secret_source = "EXTERNAL"

  api_key_secret_config {
    secret_id = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:crm-a1b2c3"
    json_key  = "api_key"
  }
}
