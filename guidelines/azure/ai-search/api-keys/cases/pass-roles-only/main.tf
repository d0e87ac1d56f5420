resource "azurerm_search_service" "main" {
  name                         = "srch-prod-jpe"
  resource_group_name          = "rg-検索基盤"
  location                     = "japaneast"
  sku                          = "standard"
  local_authentication_enabled = false
}
