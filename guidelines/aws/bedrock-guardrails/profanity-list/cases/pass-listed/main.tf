resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config {
    managed_word_lists_config {
      type = "PROFANITY"
    }
  }
}
