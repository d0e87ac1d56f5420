resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config { # <- here
    words_config {
      text = "競合製品"
    }
  }
}
