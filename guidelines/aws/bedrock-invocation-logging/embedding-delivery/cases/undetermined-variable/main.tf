variable "record_embedding" {
  description = "埋め込みをログに記録するかどうか"
  type        = bool
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    embedding_data_delivery_enabled = var.record_embedding

    s3_config {
      bucket_name = "example-bedrock-logs"
      key_prefix  = "bedrock"
    }
  }
}
