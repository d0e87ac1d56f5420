resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    audio_data_delivery_enabled = false # <- here

    cloudwatch_config {
      log_group_name = "/bedrock/model-invocations"
      role_arn       = "arn:aws:iam::111122223333:role/bedrock-logging"
    }

    s3_config {
      bucket_name = "example-bedrock-logs"
      key_prefix  = "bedrock"
    }
  }
}
