resource "aws_iam_service_specific_credential" "trial" { # <- here
  service_name = "bedrock.amazonaws.com"
  user_name    = "model-trial"
}
