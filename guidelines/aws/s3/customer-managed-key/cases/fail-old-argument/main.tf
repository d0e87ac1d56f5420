resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256" # <- here
      }
    }
  }

  tags = {
    Name = "顧客データ"
  }
}
