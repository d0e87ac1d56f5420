resource "aws_bedrockagentcore_harness" "research" {
  harness_name       = "shirabe_agent"
  execution_role_arn = "arn:aws:iam::111122223333:role/HarnessRole"
  allowed_tools      = ["@crm/find_customer"]

  model {
    bedrock_model_config {
      model_id = "anthropic.claude-sonnet-4-20250514"
    }
  }

  tool {
    type = "remote_mcp"
    name = "crm"

    config {
      remote_mcp {
        url = "https://mcp.example.jp/crm"

        headers = {
          Ocp-Apim-Subscription-Key = "q8Zt4Lk2Vw9s" # <- here
          X-Tenant = "tokyo"
        }
      }
    }
  }
}
