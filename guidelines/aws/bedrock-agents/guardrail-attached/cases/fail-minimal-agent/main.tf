resource "aws_bedrockagent_agent" "this" { # <- here
  agent_name                  = "support-agent"
  orchestration_type          = "DEFAULT"
  idle_session_ttl_in_seconds = 600
  agent_collaboration         = "DISABLED"
}
