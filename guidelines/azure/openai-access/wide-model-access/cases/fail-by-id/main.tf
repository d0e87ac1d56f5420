resource "azurerm_role_assignment" "main" {
  scope              = "/subscriptions/11111111-2222-3333-4444-555555555555" # <- here
  role_definition_id = "/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d"
  principal_id       = "dddddddd-0000-0000-0000-000000000002"
}
