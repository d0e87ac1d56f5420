resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "log-delivery-write"

  tags = {
    Name = "顧客データ"
  }
}
