resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "authenticated-read" # <- here

  tags = {
    Name = "顧客データ"
  }
}
