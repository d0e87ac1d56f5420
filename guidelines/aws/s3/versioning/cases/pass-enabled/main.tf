resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id

  versioning_configuration {
    status = "Enabled"
  }
}
