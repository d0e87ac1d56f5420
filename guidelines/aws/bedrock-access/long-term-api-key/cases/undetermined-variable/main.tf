variable "days" {
  type = number
}

resource "aws_iam_service_specific_credential" "trial" {
  service_name        = "bedrock.amazonaws.com"
  user_name           = "model-trial"
  credential_age_days = var.days
}
