resource "aws_sagemaker_domain" "analytics" {
  domain_name             = "bunseki"
  auth_mode               = "SSO"
  vpc_id                  = "vpc-0a1b2c3d4e5f67890"
  subnet_ids              = ["subnet-0a1b2c3d4e5f67890"]
  app_network_access_type = "VpcOnly"

  default_user_settings {
    execution_role  = "arn:aws:iam::111122223333:role/sagemaker-studio"
    security_groups = ["sg-0a1b2c3d4e5f67890"]

    sharing_settings {
      notebook_output_option = "Allowed"
      s3_output_path         = "s3://studio-sharing/"
      s3_kms_key_id          = "arn:aws:kms:ap-northeast-1:111122223333:key/5f0e8a1c-2b7d-4e63-9a58-0c1d2e3f4a5b"
    }
  }
}
