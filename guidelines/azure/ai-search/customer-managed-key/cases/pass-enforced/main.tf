resource "azurerm_search_service" "main" {
  name                                     = "srch-prod-jpe"
  resource_group_name                      = "rg-検索基盤"
  location                                 = "japaneast"
  sku                                      = "standard"
  customer_managed_key_enforcement_enabled = true
}
