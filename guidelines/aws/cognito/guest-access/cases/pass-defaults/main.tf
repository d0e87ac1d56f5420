resource "aws_cognito_identity_pool" "kaiin" {
  identity_pool_name = "kaiin"
}
