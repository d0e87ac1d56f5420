resource "aws_bedrockagent_agent" "this" {
  agent_name                  = "support-agent"
  orchestration_type          = "DEFAULT"
  idle_session_ttl_in_seconds = 600
  agent_resource_role_arn     = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  customer_encryption_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
  agent_collaboration         = "DISABLED"

  guardrail_configuration {
    guardrail_identifier = "abcd1234efgh"
    guardrail_version    = "1"
  }
}
