variable "actions" {
  type = list(string)
}

resource "aws_iam_policy" "main" {
  name = "model-riyou"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = var.actions
        Resource = ["arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-pro-v1:0"]
        Condition = {
          StringEqualsIfExists = {
            "bedrock:GuardrailIdentifier" = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh:3"
          }
        }
      },
    ]
  })
}
