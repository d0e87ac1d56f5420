variable "authorizer" {
  type = string
}

resource "aws_bedrockagentcore_gateway" "orders" {
  name            = "orders-gateway"
  description     = "受注システムのツールをエージェントへ渡す"
  role_arn        = "arn:aws:iam::111122223333:role/AgentCoreGatewayRole"
  protocol_type   = "MCP"
  authorizer_type = var.authorizer

  authorizer_configuration {
    custom_jwt_authorizer {
      discovery_url    = "https://id.example.jp/.well-known/openid-configuration"
      allowed_audience = ["orders"]
      allowed_clients  = ["orders-web"]
    }
  }

  interceptor_configuration {
    interception_points = ["REQUEST"]

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
