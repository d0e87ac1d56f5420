resource "aws_bedrockagentcore_gateway_target" "crm" {
  gateway_identifier = "orders-gateway-a1b2c3d4e5"
  name               = "crm"
  description        = "顧客管理のツール"

  target_configuration {
    mcp {
      mcp_server {
        endpoint = "https://mcp.example.jp/crm"
      }
    }
  }

  credential_provider_configuration {
    oauth {
      provider_arn = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:token-vault/default/oauth2credentialprovider/crm"
      scopes       = ["crm.read"]
    }
  }
}
