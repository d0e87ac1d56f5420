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
      name    = "plain"
      pattern = "[0-9]{12}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "hyphen"
      pattern = "([0-9]{4}-){2}[0-9]{4}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "space"
      pattern = "(?:[0-9]{4} ){2}[0-9]{4}"
      action  = "BLOCK"
    }
  }
}
