variable "scope" {
  type = string
}

resource "azurerm_role_assignment" "main" {
  scope                = var.scope
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = "dddddddd-0000-0000-0000-000000000002"
}
