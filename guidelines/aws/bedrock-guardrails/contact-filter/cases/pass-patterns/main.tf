resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "NAME"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "ADDRESS"
      action = "ANONYMIZE"
    }

    regexes_config {
      name    = "phone"
      pattern = "0[0-9]{1,4}-?[0-9]{1,4}-?[0-9]{3,4}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "mail"
      pattern = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"
      action  = "BLOCK"
    }
  }
}
