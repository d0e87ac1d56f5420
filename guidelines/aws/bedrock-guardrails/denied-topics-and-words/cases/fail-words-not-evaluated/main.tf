resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  word_policy_config {
    words_config {
      text           = "alpha"
      input_action   = "BLOCK"
      output_action  = "BLOCK"
      input_enabled  = true
      output_enabled = true
    }

    words_config {
      text           = "beta"
      input_action   = "BLOCK"
      output_action  = "NONE"
      input_enabled  = true
      output_enabled = false # <- here
    }

    words_config {
      text           = "gamma"
      input_action   = "BLOCK"
      output_action  = "NONE"
      input_enabled  = true
      output_enabled = false
    }
  }
}
