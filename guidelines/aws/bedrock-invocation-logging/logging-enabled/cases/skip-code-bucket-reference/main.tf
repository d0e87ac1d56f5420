resource "aws_s3_bucket" "logs" {
  bucket = "example-bedrock-logs"
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    s3_config {
      bucket_name = aws_s3_bucket.logs.id
    }
  }
}
