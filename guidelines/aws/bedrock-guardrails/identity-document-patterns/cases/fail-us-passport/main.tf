resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config { # <- here
    pii_entities_config {
      type   = "US_PASSPORT_NUMBER"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "drivers_license"
      pattern = "[0-9]{12}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "residence_card"
      pattern = "[A-Z]{2}[0-9]{8}[A-Z]{2}"
      action  = "BLOCK"
    }
  }
}
