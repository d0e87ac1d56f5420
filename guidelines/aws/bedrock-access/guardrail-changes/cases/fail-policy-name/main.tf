resource "aws_iam_policy" "main" {
  name = "kaihatsu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "bedrock:Delete*" # <- here
        Resource = "*"
      },
    ]
  })
}
