resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_website_configuration" "site" { # <- here
  bucket = aws_s3_bucket.data.id

  index_document {
    suffix = "index.html"
  }

  error_document {
    key = "error.html"
  }
}
