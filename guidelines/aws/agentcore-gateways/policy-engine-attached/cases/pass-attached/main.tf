resource "aws_bedrockagentcore_gateway" "orders" {
  name            = "orders-gateway"
  description     = "受注システムのツールをエージェントへ渡す"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"
  authorizer_type = "CUSTOM_JWT"

  authorizer_configuration {
    custom_jwt_authorizer {
      discovery_url    = "https://id.example.jp/.well-known/openid-configuration"
      allowed_audience = ["orders"]
      allowed_clients  = ["orders-web"]
    }
  }

  policy_engine_configuration {
    arn  = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:policy-engine/order_rules-q1w2e3r4t5"
    mode = "ENFORCE"
  }
}
