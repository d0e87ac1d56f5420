resource "aws_sagemaker_domain" "studio" { # <- here
  domain_name = "bunseki-studio"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0abc1234"
  subnet_ids  = ["subnet-0abc1234"]

  default_user_settings {
    execution_role = "arn:aws:iam::111122223333:role/sagemaker-studio"
  }

  tags = {
    部門 = "データ分析"
  }
}
