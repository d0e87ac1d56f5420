resource "aws_bedrock_guardrail" "this" { # <- here
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config {
    words_config {
      text = "example"
    }
  }
}
