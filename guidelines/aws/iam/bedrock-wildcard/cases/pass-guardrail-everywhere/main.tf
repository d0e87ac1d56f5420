resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "bedrock:Invoke*"
        Resource = "*"
        Condition = {
          StringLike = {
            "bedrock:GuardrailIdentifier" = "arn:aws:bedrock:*:111122223333:guardrail/*"
          }
        }
      },
      {
        Effect   = "Allow"
        Action   = "bedrock:InvokeModel"
        Resource = "*"
        Condition = {
          Null = {
            "bedrock:GuardrailIdentifier" = "false"
          }
        }
      },
    ]
  })
}
