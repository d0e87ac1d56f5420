resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.data.id

  redirect_all_requests_to {
    host_name = "www.example.jp"
    protocol  = "https"
  }
}
