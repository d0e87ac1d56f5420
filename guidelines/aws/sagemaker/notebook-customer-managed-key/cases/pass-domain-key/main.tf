resource "aws_sagemaker_domain" "studio" {
  domain_name = "bunseki-studio"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0abc1234"
  subnet_ids  = ["subnet-0abc1234"]
  kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"

  default_user_settings {
    execution_role = "arn:aws:iam::111122223333:role/sagemaker-studio"
  }

  tags = {
    部門 = "データ分析"
  }
}
