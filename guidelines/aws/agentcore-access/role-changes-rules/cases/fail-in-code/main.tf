resource "aws_iam_role" "agent" {
  name = "MitsumoriAgentRole"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "bedrock-agentcore.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    name   = "work"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock-agentcore:*"], Resource = "*" }] })
  }
}

resource "aws_bedrockagentcore_agent_runtime" "quote" {
  agent_runtime_name = "mitsumori_agent"
  role_arn           = aws_iam_role.agent.arn # <- here

  agent_runtime_artifact {
    container_configuration {
      container_uri = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/mitsumori:v3"
    }
  }

  network_configuration {
    network_mode = "VPC"

    network_mode_config {
      security_groups = ["sg-0a1b2c3d4e5f67890"]
      subnets         = ["subnet-0a1b2c3d4e5f67890"]
    }
  }
}
