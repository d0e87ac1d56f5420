resource "aws_sagemaker_endpoint_configuration" "churn" {
  name = "kaiyaku-yosoku"
  kms_key_arn = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"

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
