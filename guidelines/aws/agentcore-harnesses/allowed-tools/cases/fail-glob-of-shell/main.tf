resource "aws_bedrockagentcore_harness" "research" {
  harness_name       = "shirabe_agent"
  execution_role_arn = "arn:aws:iam::111122223333:role/HarnessRole"

  model {
    bedrock_model_config {
      model_id = "anthropic.claude-sonnet-4-20250514"
    }
  }

  allowed_tools = [
    "@orders/get_order",
    "s*", # <- here
  ]
}
