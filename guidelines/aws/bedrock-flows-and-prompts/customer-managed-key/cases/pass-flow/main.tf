resource "aws_bedrockagent_flow" "answer" {
  name               = "answer"
  customer_encryption_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
  execution_role_arn = "arn:aws:iam::111122223333:role/flows"
}
