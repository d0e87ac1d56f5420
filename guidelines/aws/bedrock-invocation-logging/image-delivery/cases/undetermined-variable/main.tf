variable "record_image" {
  description = "画像をログに記録するかどうか"
  type        = bool
}

resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    image_data_delivery_enabled = var.record_image

    s3_config {
      bucket_name = "example-bedrock-logs"
      key_prefix  = "bedrock"
    }
  }
}
