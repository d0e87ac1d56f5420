resource "aws_iam_policy" "etsuran" {
  name        = "shiryo-etsuran"
  description = "資料の閲覧"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:ListBucket"]
      Resource = ["arn:aws:s3:::example-shiryo", "arn:aws:s3:::example-shiryo/*"]
    }]
  })
}
