resource "azurerm_resource_group" "main" {
  name     = "rg-生成AI"
  location = "japaneast"
}

resource "azurerm_role_assignment" "main" {
  scope                = azurerm_resource_group.main.id
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = "dddddddd-0000-0000-0000-000000000002"
}
