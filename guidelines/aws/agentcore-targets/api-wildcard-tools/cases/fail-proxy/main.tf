resource "aws_bedrockagentcore_gateway_target" "crm" {
  gateway_identifier = "orders-gateway-a1b2c3d4e5"
  name               = "crm"
  description        = "顧客管理のツール"

  target_configuration {
    mcp {
      api_gateway {
        rest_api_id = "a1b2c3d4e5"
        stage       = "prod"

        api_gateway_tool_configuration {
          tool_filter {
            filter_path = "/orders/{id}"
            methods     = ["GET"]
          }

          tool_filter { # <- here
            filter_path = "/admin/{proxy+}"
            methods     = ["PUT"]
          }
        }
      }
    }
  }

  credential_provider_configuration {
    gateway_iam_role {}
  }
}
