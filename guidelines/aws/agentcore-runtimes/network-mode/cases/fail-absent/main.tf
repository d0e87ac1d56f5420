resource "aws_bedrockagentcore_agent_runtime" "quote" { # <- here
  agent_runtime_name = "mitsumori_agent"
  description        = "見積もりを作るエージェント"
  role_arn           = "arn:aws:iam::111122223333:role/AgentRuntimeRole"

  agent_runtime_artifact {
    container_configuration {
      container_uri = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/mitsumori@sha256:1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c0ffee1c"
    }
  }
}
