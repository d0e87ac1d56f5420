resource "aws_cloudwatch_log_group" "bedrock" {
  name              = "/bedrock/model-invocations"
  retention_in_days = 90
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
