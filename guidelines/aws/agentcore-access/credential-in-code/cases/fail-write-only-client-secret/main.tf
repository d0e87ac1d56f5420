resource "aws_bedrockagentcore_oauth2_credential_provider" "chat" {
  name                       = "chat"
  credential_provider_vendor = "SlackOauth2"

  oauth2_provider_config {
    slack_oauth2_provider_config {
      client_id_wo                  = "1234567890.0987654321"
      client_secret_wo              = "9f8e7d6c5b4a39281706" # <- here
      client_credentials_wo_version = 1
    }
  }
}
