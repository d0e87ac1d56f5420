resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  website { # <- here
    index_document = "index.html"
  }

  tags = {
    Name = "顧客データ"
  }
}
