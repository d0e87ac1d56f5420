variable "bucket" {
  description = "ログを残すバケット"
  type        = string
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    s3_config {
      bucket_name = var.bucket
    }
  }
}
