resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config { # <- here
    pii_entities_config {
      type   = "AWS_SECRET_KEY"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "PASSWORD"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "access_key"
      pattern = "AKIA[0-9]{16}"
      action  = "BLOCK"
    }
  }
}
