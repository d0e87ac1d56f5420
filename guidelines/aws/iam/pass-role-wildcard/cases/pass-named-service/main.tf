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
        Condition = {
          StringEquals = {
            "iam:PassedToService" = ["bedrock.amazonaws.com", "lambda.amazonaws.com"]
          }
        }
      },
      {
        Effect   = "Allow"
        Action   = "iam:*"
        Resource = "*"
        Condition = {
          StringLike = {
            "iam:PassedToService" = "*.amazonaws.com"
          }
        }
      },
    ]
  })
}
