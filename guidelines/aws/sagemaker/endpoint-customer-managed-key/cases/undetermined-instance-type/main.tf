variable "instance_type" {
  type = string
}

resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-yosoku"
  production_variants {
    variant_name           = "v1"
    model_name             = "churn-v1"
    initial_instance_count = 1
    instance_type          = var.instance_type
  }

  tags = {
    用途 = "解約予測の推論"
  }
}
