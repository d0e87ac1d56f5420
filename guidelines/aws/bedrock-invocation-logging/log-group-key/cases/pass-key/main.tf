resource "aws_cloudwatch_log_group" "bedrock" {
  name       = "/bedrock/model-invocations"
  kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    cloudwatch_config {
      log_group_name = aws_cloudwatch_log_group.bedrock.name
      role_arn       = "arn:aws:iam::111122223333:role/bedrock-logging"
    }

    s3_config {
      bucket_name = "example-bedrock-logs"
    }
  }
}
