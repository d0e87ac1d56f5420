variable "actions" {
  type = list(string)
}

resource "aws_iam_policy" "main" {
  name        = "model-yobidashi"
  description = "モデルの呼び出し"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = var.actions
        Resource = "*"
      },
    ]
  })
}
