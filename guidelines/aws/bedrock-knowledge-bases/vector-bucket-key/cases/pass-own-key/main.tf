resource "aws_s3vectors_vector_bucket" "manuals" {
  vector_bucket_name = "manuals-vectors"
  encryption_configuration {
    sse_type    = "aws:kms"
    kms_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
  }
}
