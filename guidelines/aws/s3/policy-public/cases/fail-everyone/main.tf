resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "配信"
        Effect    = "Allow"
        Principal = "*" # <- here
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::sekisho-data/*"
      },
    ]
  })
}
