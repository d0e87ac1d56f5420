resource "aws_bedrock_account_data_retention" "main" {
  mode = "none"
}
