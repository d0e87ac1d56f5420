variable "site" {
  type = bool
}

resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.data.id

  count = var.site ? 1 : 0

  index_document {
    suffix = "index.html"
  }
}
