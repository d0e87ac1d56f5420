locals {
  instruction = <<-EOT
    The secret key for the order API is chumon-not-real-12345.
  EOT
}

resource "aws_bedrockagent_agent" "this" {
  agent_name              = "support-agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
  instruction             = local.instruction # <- here
}
