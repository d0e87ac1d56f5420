resource "aws_bedrockagent_data_source" "wiki" {
  knowledge_base_id = "KBASE12345"
  name              = "manuals"
  data_source_configuration {
    type = "CONFLUENCE"
    confluence_configuration { # <- here
      source_configuration {
        host_url               = "https://example.atlassian.net"
        host_type              = "SAAS"
        auth_type              = "OAUTH2_CLIENT_CREDENTIALS"
        credentials_secret_arn = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:kb-a1b2c3"
      }
    }
  }
}
