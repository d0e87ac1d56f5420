resource "aws_iam_policy" "unyo" {
  name        = "unyo-kanri"
  description = "運用管理"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*" # <- here
      Resource = "*"
    }]
  })
}
