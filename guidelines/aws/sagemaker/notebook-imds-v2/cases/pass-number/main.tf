resource "aws_sagemaker_notebook_instance" "churn" {
  name          = "kaiyaku-yosoku"
  role_arn      = "arn:aws:iam::111122223333:role/sagemaker-churn"
  instance_type = "ml.t3.medium"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = 2
  }

  tags = {
    用途 = "解約予測の分析"
  }
}
