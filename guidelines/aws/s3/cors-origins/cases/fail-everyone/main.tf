resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_cors_configuration" "data" {
  bucket = aws_s3_bucket.data.id

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["*"] # <- here
  }
}
