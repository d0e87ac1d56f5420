variable "record_text" {
  description = "テキストをログに記録するかどうか"
  type        = bool
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    text_data_delivery_enabled = var.record_text

    s3_config {
      bucket_name = "example-bedrock-logs"
      key_prefix  = "bedrock"
    }
  }
}
