resource "azurerm_cognitive_account" "main" {
  name                = "ais-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
  local_auth_enabled  = false
}
