resource "aws_bedrockagentcore_gateway" "orders" { # <- here
  name            = "orders-gateway"
  description     = "受注システムのツールをエージェントへ渡す"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"

  interceptor_configuration {
    interception_points = ["REQUEST", "RESPONSE"]

    interceptor {
      lambda {
        arn = "arn:aws:lambda:ap-northeast-1:111122223333:function:gateway-check"
      }
    }

    input_configuration {
      pass_request_headers = true
    }
  }
}
