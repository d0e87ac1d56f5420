resource "aws_bedrockagentcore_harness" "research" {
  harness_name       = "shirabe_agent"
  execution_role_arn = "arn:aws:iam::111122223333:role/HarnessRole"

  model {
    bedrock_model_config {
      model_id = "anthropic.claude-sonnet-4-20250514"
    }
  }

  system_prompt {
    text = "You answer questions about orders."
  }

  system_prompt {
    text = "For uploads use the key AKIAIOSFODNN7EXAMPLE." # <- here
  }
}
