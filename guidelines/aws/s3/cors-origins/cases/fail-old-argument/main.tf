resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://www.example.jp", "https://*"] # <- here
  }

  tags = {
    Name = "顧客データ"
  }
}
