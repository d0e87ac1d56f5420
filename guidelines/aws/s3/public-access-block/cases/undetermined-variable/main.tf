variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_public_access_block" "data" {
  bucket                  = var.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
