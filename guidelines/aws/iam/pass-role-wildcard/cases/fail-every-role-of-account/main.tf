resource "aws_iam_policy" "main" {
  name        = "model-yobidashi"
  description = "モデルの呼び出し"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "iam:PassRole" # <- here
        Resource = "arn:aws:iam::111122223333:role/*"
      },
    ]
  })
}
