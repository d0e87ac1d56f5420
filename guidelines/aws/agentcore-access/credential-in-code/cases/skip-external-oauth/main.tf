resource "aws_bedrockagentcore_oauth2_credential_provider" "chat" {
  name                       = "chat"
  credential_provider_vendor = "SlackOauth2"

  oauth2_provider_config {
    slack_oauth2_provider_config {
      client_id            = "1234567890.0987654321"
      client_secret_source = "EXTERNAL"

      client_secret_config {
        secret_id = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:crm-a1b2c3"
        json_key  = "client_secret"
      }
    }
  }
}
