variable "ranges" {
  description = "接続元のアドレス"
  type        = list(string)
}

resource "azurerm_cosmosdb_account" "main" {
  name                = "cosmos-shohin"
  resource_group_name = "rg-商品"
  location            = "japaneast"
  offer_type          = "Standard"

  ip_range_filter = var.ranges

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "japaneast"
    failover_priority = 0
  }
}
