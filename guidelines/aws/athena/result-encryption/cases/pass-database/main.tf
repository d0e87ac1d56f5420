resource "aws_athena_database" "sales" {
  name   = "uriage"
  bucket = "example-athena-kekka"

  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }
}
