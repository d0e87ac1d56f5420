resource "aws_bedrock_model_invocation_logging_configuration" "main" {
  logging_config { # <- here
    text_data_delivery_enabled      = true
    image_data_delivery_enabled     = true
    embedding_data_delivery_enabled = true

    s3_config {
      bucket_name = ""
    }
  }
}
