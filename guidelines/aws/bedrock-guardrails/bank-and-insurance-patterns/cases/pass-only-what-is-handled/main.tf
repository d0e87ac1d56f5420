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
      name    = "bank_account"
      pattern = "(普通|当座|貯蓄|口座番号)(預金)?[ :：]*[0-9]{7}|記号[ :：]*[0-9]{5}[ ・-]*番号[ :：]*[0-9]{2,8}"
      action  = "BLOCK"
    }
  }
}
