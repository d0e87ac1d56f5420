resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "PASSWORD"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "access_key"
      pattern = "(AKIA|ASIA)[A-Z0-9]{16}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "secret_key"
      pattern = "[A-Za-z0-9/+=]{40}"
      action  = "BLOCK"
    }
  }
}
