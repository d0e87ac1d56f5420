resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = "hensai-agent"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*"
      },
      {
        Effect   = "Deny"
        Action   = "iam:PassRole"
        Resource = "*"
        Condition = {
          StringNotEquals = {
            "iam:PassedToService" = "bedrock.amazonaws.com"
          }
        }
      },
    ]
  })
}
