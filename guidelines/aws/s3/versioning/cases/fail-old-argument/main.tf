resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  versioning {
    enabled = false # <- here
  }

  tags = {
    Name = "顧客データ"
  }
}
