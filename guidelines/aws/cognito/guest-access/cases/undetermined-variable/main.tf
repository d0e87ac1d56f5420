variable "guests" {
  type = bool
}

resource "aws_cognito_identity_pool" "kaiin" {
  identity_pool_name               = "kaiin"
  allow_unauthenticated_identities = var.guests
}
