resource "aws_sagemaker_user_profile" "sato" {
  domain_id         = "d-abcdefghijkl"
  user_profile_name = "sato"

  user_settings {
    execution_role = "arn:aws:iam::111122223333:role/sagemaker-studio"

    sharing_settings { # <- here
      notebook_output_option = "Allowed"
    }
  }
}
