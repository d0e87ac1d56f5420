resource "aws_s3_bucket" "data" { # <- here
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}
