resource "aws_sagemaker_domain" "analytics" {
  domain_name = "bunseki"
  auth_mode   = "SSO"
  vpc_id      = "vpc-0a1b2c3d4e5f67890"
  subnet_ids  = ["subnet-0a1b2c3d4e5f67890"]

  default_user_settings {
    execution_role  = "arn:aws:iam::111122223333:role/sagemaker-studio"
    security_groups = ["sg-0a1b2c3d4e5f67890"]
  }

  domain_settings {
    docker_settings {
      enable_docker_access = "ENABLED" # <- here
    }
  }
}
