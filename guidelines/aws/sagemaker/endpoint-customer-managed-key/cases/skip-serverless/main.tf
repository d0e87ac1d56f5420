resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-yosoku"
  production_variants {
    variant_name = "v1"
    model_name   = "churn-v1"

    serverless_config {
      max_concurrency   = 5
      memory_size_in_mb = 2048
    }
  }

  tags = {
    用途 = "解約予測の推論"
  }
}
