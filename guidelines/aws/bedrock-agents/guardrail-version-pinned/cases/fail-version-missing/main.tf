resource "aws_bedrockagent_agent" "this" {
  agent_name                  = "support-agent"
  orchestration_type          = "DEFAULT"
  idle_session_ttl_in_seconds = 600
  agent_resource_role_arn     = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  agent_collaboration         = "DISABLED"

  guardrail_configuration { # <- here
    guardrail_identifier = "abcd1234efgh"
  }
}
