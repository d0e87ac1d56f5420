variable "policy" {
  type = string
}

resource "aws_bedrockagentcore_resource_policy" "memory" {
  resource_arn = "arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:memory/soudan_memory-a1b2c3d4e5"
  policy       = var.policy
}
