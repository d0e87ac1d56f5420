resource "aws_bedrockagentcore_gateway" "orders" {
  name            = "orders-gateway"
  description     = "受注システムのツールをエージェントへ渡す"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"
  authorizer_type = "CUSTOM_JWT"
  kms_key_arn     = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"

  authorizer_configuration {
    custom_jwt_authorizer {
      discovery_url    = "https://id.example.jp/.well-known/openid-configuration"
      allowed_audience = ["orders"]
      allowed_clients  = ["orders-web"]
    }
  }
}
