variable "agent_version" {}

resource "aws_bedrockagent_agent_alias" "production" {
  agent_alias_name = "production"
  agent_id         = "AGENT12345"
  routing_configuration {
    agent_version = "${var.agent_version}"
  }
}
