resource "aws_bedrockagentcore_gateway_target" "crm" {
  gateway_identifier = "orders-gateway-a1b2c3d4e5"
  name               = "crm"
  description        = "顧客管理のツール"

  target_configuration {
    mcp {
      open_api_schema {
        s3 {
          uri = "s3://crm-tools/openapi.json"
        }
      }
    }
  }

  credential_provider_configuration {
    api_key {
      provider_arn              = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:token-vault/default/apikeycredentialprovider/crm"
      credential_location       = "QUERY_PARAMETER" # <- here
      credential_parameter_name = "api_key"
    }
  }
}
