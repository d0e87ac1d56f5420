resource "aws_s3_bucket" "kansa" {
  bucket = "example-kansa-log"
}

resource "aws_s3_bucket_acl" "kansa" {
  bucket = aws_s3_bucket.kansa.id
  acl    = "public-read-write"
}

resource "aws_cloudtrail" "kansa" {
  name           = "kansa"
  s3_bucket_name = aws_s3_bucket.kansa.id # <- here
}
