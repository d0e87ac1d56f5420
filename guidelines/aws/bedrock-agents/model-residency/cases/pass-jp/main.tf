resource "aws_bedrockagent_agent" "support" {
  agent_name              = "support-agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agent"
  foundation_model        = "jp.anthropic.claude-sonnet-4-5-20250929-v1:0"
}
