resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "bedrock:InvokeModel"
        Resource = "*"
        Condition = { # <- here
          StringEqualsIfExists = {
            "bedrock:GuardrailIdentifier" = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh:1"
          }
        }
      },
    ]
  })
}
