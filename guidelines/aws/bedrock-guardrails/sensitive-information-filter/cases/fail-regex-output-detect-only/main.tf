resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config {
    regexes_config {
      name           = "employee-number"
      pattern        = "EMP-[0-9]{6}"
      action         = "BLOCK"
      input_action   = "BLOCK"
      output_action  = "NONE" # <- here
      input_enabled  = true
      output_enabled = true
    }
  }
}
