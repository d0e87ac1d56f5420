resource "aws_iam_policy" "main" {
  name = "model-riyou"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["iam:ListServiceSpecificCredentials"]
        Resource = "*"
      },
    ]
  })
}
