resource "aws_sagemaker_notebook_instance" "churn" {
  name          = "kaiyaku-yosoku"
  role_arn      = "arn:aws:iam::111122223333:role/sagemaker-churn"
  instance_type = "ml.t3.medium"
  kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"

  tags = {
    用途 = "解約予測の分析"
  }
}
