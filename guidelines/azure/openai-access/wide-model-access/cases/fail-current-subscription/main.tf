data "azurerm_subscription" "current" {}

resource "azurerm_role_assignment" "main" {
  scope                = data.azurerm_subscription.current.id # <- here
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = "dddddddd-0000-0000-0000-000000000002"
}
