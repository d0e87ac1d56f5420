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
  start_ip            = "0.0.0.0" # <- here
  end_ip              = "255.255.255.255"
}
