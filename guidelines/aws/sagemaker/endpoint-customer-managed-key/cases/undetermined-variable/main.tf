variable "key" {
  type = string
}

resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-yosoku"
  kms_key_arn = var.key

  production_variants {
    variant_name           = "v1"
    model_name             = "churn-v1"
    initial_instance_count = 1
    instance_type          = "ml.m5.large"
  }

  tags = {
    用途 = "解約予測の推論"
  }
}
