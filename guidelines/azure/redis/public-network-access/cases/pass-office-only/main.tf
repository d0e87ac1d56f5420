resource "azurerm_redis_cache" "main" {
  name                = "redis-kaiin"
  resource_group_name = "rg-会員"
  location            = "japaneast"
  capacity            = 1
  family              = "C"
  sku_name            = "Standard"
}

resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.main.name
  resource_group_name = "rg-会員"
  start_ip            = "192.0.2.1"
  end_ip              = "192.0.2.30"
}
