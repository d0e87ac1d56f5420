resource "aws_bedrockagent_prompt" "answer" {
  name            = "answer-ja"
  default_variant = "one"
  variant {
    name          = "one"
    model_id      = "anthropic.claude-3-5-sonnet-20240620-v1:0"
    template_type = "CHAT"
    template_configuration {
      chat {
        system {
          text = "注文の窓口として答えます。利用者の依頼: {{ question }}" # <- here
        }
        message {
          role = "user"
          content {
            text = "お願いします"
          }
        }
        input_variable {
          name = "question"
        }
      }
    }
  }
}
