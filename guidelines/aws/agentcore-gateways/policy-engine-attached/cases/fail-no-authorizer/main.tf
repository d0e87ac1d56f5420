resource "aws_bedrockagentcore_gateway" "orders" { # <- here
  name            = "orders-gateway"
  description     = "受注システムのツールをエージェントへ渡す"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"
}
