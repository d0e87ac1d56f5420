resource "aws_bedrockagentcore_agent_runtime" "quote" {
  agent_runtime_name = "mitsumori_agent"
  description        = "見積もりを作るエージェント"
  role_arn           = "arn:aws:iam::111122223333:role/AgentRuntimeRole"

  agent_runtime_artifact {
    container_configuration {
      container_uri = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/mitsumori@sha256:1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c"
    }
  }

  network_configuration {
    network_mode = "VPC"

    network_mode_config {
      security_groups = ["sg-0a1b2c3d4e5f67890"]
      subnets         = ["subnet-0a1b2c3d4e5f67890", "subnet-0f9e8d7c6b5a43210"]
    }
  }

  environment_variables = {
    LOG_LEVEL = "INFO"
    MODEL_PROVIDER = "sk-ant-api03-EXAMPLE0000EXAMPLE0000EXAMPLE" # <- here
  }
}
