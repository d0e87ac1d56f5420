variable "plain" {
  description = "暗号化していないポート"
  type        = bool
}

resource "azurerm_redis_cache" "main" {
  name                = "redis-kaiin"
  resource_group_name = "rg-会員"
  location            = "japaneast"
  capacity            = 1
  family              = "C"
  sku_name            = "Standard"

  non_ssl_port_enabled = var.plain
}
