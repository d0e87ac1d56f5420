resource "aws_bedrockagentcore_gateway" "orders" {
  name            = "orders-gateway"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"
  authorizer_type = "AWS_IAM"
}

resource "aws_bedrockagentcore_resource_policy" "orders" {
  resource_arn = aws_bedrockagentcore_gateway.orders.gateway_arn
  policy = jsonencode({ # <- here
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::111122223333:role/agent", "*"] }
      Action    = "bedrock-agentcore:InvokeGateway"
      Resource  = "*"
    }]
  })
}
