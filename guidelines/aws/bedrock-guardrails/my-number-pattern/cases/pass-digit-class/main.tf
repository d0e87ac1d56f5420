resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "USERNAME"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "my_number"
      pattern = "\\d{4}[\\s-]?\\d{4}[\\s-]?\\d{4}"
      action  = "BLOCK"
    }
  }
}
