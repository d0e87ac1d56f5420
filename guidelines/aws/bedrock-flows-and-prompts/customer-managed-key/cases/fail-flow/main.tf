resource "aws_bedrockagent_flow" "answer" { # <- here
  name = "answer"
  execution_role_arn = "arn:aws:iam::111122223333:role/flows"
}
