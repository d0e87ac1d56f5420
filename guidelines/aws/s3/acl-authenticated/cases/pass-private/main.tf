resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "private"

  tags = {
    Name = "顧客データ"
  }
}
