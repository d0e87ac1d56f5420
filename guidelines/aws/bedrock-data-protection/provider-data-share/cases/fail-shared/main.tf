resource "aws_bedrock_account_data_retention" "main" {
  mode = "provider_data_share" # <- here
}
