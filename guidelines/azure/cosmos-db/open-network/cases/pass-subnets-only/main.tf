resource "azurerm_cosmosdb_account" "main" {
  name                = "cosmos-shohin"
  resource_group_name = "rg-商品"
  location            = "japaneast"
  offer_type          = "Standard"

  is_virtual_network_filter_enabled = true

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "japaneast"
    failover_priority = 0
  }
}
