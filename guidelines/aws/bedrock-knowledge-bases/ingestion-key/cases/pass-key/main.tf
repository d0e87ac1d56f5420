resource "aws_bedrockagent_data_source" "manuals" {
  knowledge_base_id    = "KBASE12345"
  name                 = "manuals"
  server_side_encryption_configuration {
    kms_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
  }
  data_source_configuration {
    type = "S3"
    s3_configuration {
      bucket_arn = "arn:aws:s3:::company-manuals"
    }
  }
}
