variable "admin_password" {
  description = "管理者のパスワード"
  type        = string
}

resource "azurerm_postgresql_flexible_server" "main" {
  name                   = "psql-juchu-jpe"
  resource_group_name    = "rg-受注"
  location               = "japaneast"
  administrator_login    = "dbadmin"
  administrator_password = var.admin_password
  sku_name               = "GP_Standard_D2ds_v4"
  version                = "16"
}

resource "azurerm_postgresql_flexible_server_configuration" "main" {
  name      = "connection_throttle.enable"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "off" # <- here
}
