resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}
