resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config {
    text_data_delivery_enabled      = false # <- here
    image_data_delivery_enabled     = true
    embedding_data_delivery_enabled = true

    s3_config {
      bucket_name = "example-bedrock-logs"
      key_prefix  = "bedrock"
    }
  }
}
