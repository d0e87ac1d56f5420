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
        Effect    = "Deny"
        Principal = { AWS = ["*"] }
        Action    = "s3:*"
        Resource  = "arn:aws:s3:::sekisho-data/*"
        Condition = { Bool = { "aws:SecureTransport" = false } }
      },
    ]
  })
}
