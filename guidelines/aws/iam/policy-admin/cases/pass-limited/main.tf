resource "aws_iam_role_policy" "batch" {
  name = "yakan-batch"
  role = "yakan-batch"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "*"
        Resource = ["arn:aws:s3:::example-shiryo", "arn:aws:s3:::example-shiryo/*"]
      },
      {
        Effect   = "Deny"
        Action   = "*"
        Resource = "*"
      },
      {
        Effect    = "Allow"
        NotAction = ["iam:*", "organizations:*", "account:*"]
        Resource  = "*"
      },
    ]
  })
}
