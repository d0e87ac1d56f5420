resource "azurerm_search_service" "main" {
  name                = "srch-shanai"
  resource_group_name = "rg-社内検索"
  location            = "japaneast"
  sku                 = "standard"

  allowed_ips = ["192.0.2.0/24", "0.0.0.0/0"] # <- here
}
