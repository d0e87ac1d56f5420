resource "aws_bedrockagent_agent" "support" {
  agent_name              = "support-agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
}

resource "aws_bedrockagent_agent_action_group" "tools" {
  agent_id                      = aws_bedrockagent_agent.support.agent_id
  agent_version                 = "DRAFT"
  action_group_name             = "tools"
  action_group_state            = "ENABLED"
  parent_action_group_signature = "AMAZON.CodeInterpreter"
}
