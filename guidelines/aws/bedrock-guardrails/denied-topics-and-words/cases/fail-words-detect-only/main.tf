resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config {
    words_config {
      text          = "alpha"
      input_action  = "NONE" # <- here
      input_enabled = true
    }

    words_config {
      text = "beta"
    }
  }
}
