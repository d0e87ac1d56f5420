resource "azurerm_role_assignment" "main" {
  scope                = "/subscriptions/11111111-2222-3333-4444-555555555555" # <- here
  role_definition_name = "Azure AI Project Manager"
  principal_id         = "dddddddd-0000-0000-0000-000000000002"
}
