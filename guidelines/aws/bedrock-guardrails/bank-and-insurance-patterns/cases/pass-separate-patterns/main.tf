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
      name    = "ordinary"
      pattern = "(普通|当座)預金? ?[0-9]{7}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "number"
      pattern = "口座番号.{0,3}[0-9]{7}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "kind"
      pattern = "普通 [0-9]{7}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "insurer"
      pattern = "保険者番号 ?[0-9]{6,8}"
      action  = "BLOCK"
    }

    regexes_config {
      name    = "symbol"
      pattern = "記号 ?\\d{1,5} ?番号 ?\\d{1,8}"
      action  = "BLOCK"
    }
  }
}
