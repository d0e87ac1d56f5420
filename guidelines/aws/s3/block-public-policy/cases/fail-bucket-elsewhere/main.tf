variable "bucket" {
  type = string
}

resource "aws_s3_bucket_public_access_block" "data" {
  bucket = var.bucket
  block_public_acls = true
  block_public_policy = false # <- here
  ignore_public_acls = true
  restrict_public_buckets = true
}
