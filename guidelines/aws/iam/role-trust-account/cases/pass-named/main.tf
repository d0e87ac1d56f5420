resource "aws_iam_role" "torikomi" {
  name        = "data-torikomi"
  description = "取引先のデータ取り込み"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:role/soshin" }
      Action    = "sts:AssumeRole"
    }]
  })
}
