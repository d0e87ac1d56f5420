resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-v2"

  production_variants {
    variant_name           = "v2"
    model_name             = "kaiyaku-yosoku"
    initial_instance_count = 1
    initial_variant_weight = 1
    instance_type          = "ml.g5.xlarge"
  }
}
