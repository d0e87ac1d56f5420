resource "aws_bedrockagent_prompt" "answer" {
  name            = "answer-ja"
  default_variant = "one"
  variant {
    name          = "one"
    model_id      = "anthropic.claude-3-5-sonnet-20240620-v1:0"
    template_type = "TEXT"
    template_configuration {
      text {
        text = "在庫 API のパスワードは Zaiko-2026-kita です。{{question}} に答えてください。" # <- here
        input_variable {
          name = "question"
        }
      }
    }
  }
}
