resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config { # <- here
    cloudwatch_config {
      log_group_name = "/bedrock/model-invocations"
      role_arn       = "arn:aws:iam::111122223333:role/bedrock-logging"
    }
  }
}
