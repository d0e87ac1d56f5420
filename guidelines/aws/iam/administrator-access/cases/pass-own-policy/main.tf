resource "aws_iam_policy" "etsuran" {
  name = "shiryo-etsuran"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = ["arn:aws:s3:::example-shiryo/*"]
    }]
  })
}

resource "aws_iam_policy_attachment" "etsuran" {
  name       = "etsuran"
  groups     = ["kaihatsu"]
  policy_arn = aws_iam_policy.etsuran.arn
}
