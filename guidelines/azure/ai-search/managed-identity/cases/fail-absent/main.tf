resource "azurerm_search_service" "main" { # <- here
  name                = "srch-prod-jpe"
  resource_group_name = "rg-検索基盤"
  location            = "japaneast"
  sku                 = "standard"
}
