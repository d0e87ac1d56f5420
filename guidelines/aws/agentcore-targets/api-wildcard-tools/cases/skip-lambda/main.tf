resource "aws_bedrockagentcore_gateway_target" "crm" {
  gateway_identifier = "orders-gateway-a1b2c3d4e5"
  name               = "crm"
  description        = "顧客管理のツール"

  target_configuration {
    mcp {
      lambda {
        lambda_arn = "arn:aws:lambda:ap-northeast-1:111122223333:function:crm-tools"

        tool_schema {
          s3 {
            uri = "s3://crm-tools/schema.json"
          }
        }
      }
    }
  }

  credential_provider_configuration {
    gateway_iam_role {}
  }
}
