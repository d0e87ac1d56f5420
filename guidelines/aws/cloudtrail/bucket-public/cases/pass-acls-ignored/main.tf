resource "aws_s3_bucket" "kansa" {
  bucket = "example-kansa-log"
  acl    = "public-read"
}

resource "aws_s3_bucket_public_access_block" "kansa" {
  bucket             = aws_s3_bucket.kansa.id
  ignore_public_acls = true
}

resource "aws_cloudtrail" "kansa" {
  name           = "kansa"
  s3_bucket_name = aws_s3_bucket.kansa.id
}
