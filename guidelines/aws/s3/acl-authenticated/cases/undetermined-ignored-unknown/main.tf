variable "ignore" {
  type = bool
}

resource "aws_s3_bucket" "data" {
  bucket = "sekisho-data"
  acl    = "authenticated-read"

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_s3_bucket_public_access_block" "data" {
  bucket = aws_s3_bucket.data.id
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = var.ignore
  restrict_public_buckets = true
}
