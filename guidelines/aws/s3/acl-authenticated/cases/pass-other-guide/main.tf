resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "public-read"

  tags = {
    Name = "顧客データ"
  }
}
