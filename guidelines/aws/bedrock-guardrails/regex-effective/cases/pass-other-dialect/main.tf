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
      name    = "name"
      pattern = "\\p{Katakana}{2,10}様"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "atomic"
      pattern = "(?>[0-9]{6})-X"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "large"
      pattern = "([^0-9]{99}){99}"
      action  = "BLOCK"
    }
  }
}
