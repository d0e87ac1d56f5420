resource "aws_bedrockagent_agent_alias" "production" {
  agent_alias_name = "production"
  agent_id         = "AGENT12345"
}
