resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  versioning {
    enabled = true
  }

  tags = {
    Name = "顧客データ"
  }
}
