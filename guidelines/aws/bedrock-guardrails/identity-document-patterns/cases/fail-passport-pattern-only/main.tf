resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config { # <- here
    pii_entities_config {
      type   = "DRIVER_ID"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "passport"
      pattern = "[A-Z]{2}[0-9]{7}"
      action  = "BLOCK"
    }
  }
}
