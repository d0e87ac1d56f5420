resource "aws_bedrockagentcore_agent_runtime" "quote" {
  agent_runtime_name = "mitsumori_agent"
  role_arn           = "arn:aws:iam::111122223333:role/AgentRuntimeRole"

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

  authorizer_configuration {
    custom_jwt_authorizer {
      discovery_url  = "https://id.example.jp/.well-known/openid-configuration"
      allowed_scopes = ["openid", "quote/write"]
    }
  }
}
