resource "aws_bedrockagent_prompt" "answer" { # <- here
  name = "answer"
}
