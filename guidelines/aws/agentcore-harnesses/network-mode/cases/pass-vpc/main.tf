resource "aws_bedrockagentcore_harness" "research" {
  harness_name       = "shirabe_agent"
  execution_role_arn = "arn:aws:iam::111122223333:role/HarnessRole"

  model {
    bedrock_model_config {
      model_id = "anthropic.claude-sonnet-4-20250514"
    }
  }

  environment {
    agentcore_runtime_environment {
      network_configuration {
        network_mode = "VPC"

        network_mode_config {
          security_groups = ["sg-0a1b2c3d4e5f67890"]
          subnets         = ["subnet-0a1b2c3d4e5f67890", "subnet-0f9e8d7c6b5a43210"]
        }
      }
    }
  }
}
