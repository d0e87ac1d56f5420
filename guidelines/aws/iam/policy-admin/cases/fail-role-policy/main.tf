resource "aws_iam_role_policy" "batch" {
  name = "yakan-batch"
  role = "yakan-batch"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = ["arn:aws:s3:::example-shiryo", "arn:aws:s3:::example-shiryo/*"]
      },
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "*:*", # <- here
        ]
        Resource = ["*"]
      },
    ]
  })
}
