resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "public-read" # <- here

  tags = {
    Name = "顧客データ"
  }
}
