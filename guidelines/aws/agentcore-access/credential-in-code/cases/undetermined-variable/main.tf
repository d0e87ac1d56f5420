variable "crm_key" {
  type = string
}

resource "aws_bedrockagentcore_api_key_credential_provider" "crm" {
  name    = "crm"
  api_key = var.crm_key
}
