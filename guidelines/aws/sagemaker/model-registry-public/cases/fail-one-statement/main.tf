resource "aws_sagemaker_model_package_group" "churn" {
  model_package_group_name        = "kaiyaku"
  model_package_group_description = "解約予測のモデル"
}

resource "aws_sagemaker_model_package_group_policy" "churn" {
  model_package_group_name = aws_sagemaker_model_package_group.churn.model_package_group_name
  resource_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = {
      Sid       = "Share"
      Effect    = "Allow"
      Principal = "*" # <- here
      Action    = ["sagemaker:DescribeModelPackage", "sagemaker:CreateModelPackage"]
      Resource  = "arn:aws:sagemaker:ap-northeast-1:111122223333:model-package/kaiyaku/*"
    }
  })
}
