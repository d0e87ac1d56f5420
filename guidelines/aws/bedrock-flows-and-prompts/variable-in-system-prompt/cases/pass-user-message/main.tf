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
          text = "注文の窓口として答えます。"
        }
        message {
          role = "user"
          content {
            text = "{{question}}"
          }
        }
        input_variable {
          name = "question"
        }
      }
    }
  }
}
