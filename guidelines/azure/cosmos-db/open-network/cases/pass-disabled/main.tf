resource "azurerm_cosmosdb_account" "main" {
  name                = "cosmos-shohin"
  resource_group_name = "rg-商品"
  location            = "japaneast"
  offer_type          = "Standard"

  public_network_access_enabled = false

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "japaneast"
    failover_priority = 0
  }
}
