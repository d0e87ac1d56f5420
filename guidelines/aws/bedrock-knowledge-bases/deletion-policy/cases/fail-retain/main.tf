resource "aws_bedrockagent_data_source" "manuals" {
  knowledge_base_id    = "KBASE12345"
  name                 = "manuals"
  data_deletion_policy = "RETAIN" # <- here
  data_source_configuration {
    type = "S3"
    s3_configuration {
      bucket_arn = "arn:aws:s3:::company-manuals"
    }
  }
}
