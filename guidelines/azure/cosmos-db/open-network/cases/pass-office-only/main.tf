resource "azurerm_cosmosdb_account" "main" {
  name                = "cosmos-shohin"
  resource_group_name = "rg-商品"
  location            = "japaneast"
  offer_type          = "Standard"

  ip_range_filter = ["192.0.2.0/24"]

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "japaneast"
    failover_priority = 0
  }
}
