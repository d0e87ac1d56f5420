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
      name    = "employee_id"
      pattern = "社員番号[ :：]*[A-Z][0-9]{6}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "order"
      pattern = "\\bOR-\\d{8}\\b"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "mail"
      pattern = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"
      action  = "BLOCK"
    }
  }
}
