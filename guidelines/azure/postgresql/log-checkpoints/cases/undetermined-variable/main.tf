variable "admin_password" {
  description = "管理者のパスワード"
  type        = string
}

variable "value" {
  description = "パラメーターの値"
  type        = string
}

resource "azurerm_postgresql_server" "main" {
  name                         = "psql-juchu-jpe"
  resource_group_name          = "rg-受注"
  location                     = "japaneast"
  administrator_login          = "dbadmin"
  administrator_login_password = var.admin_password
  sku_name                     = "GP_Gen5_2"
  version                      = "11"

  ssl_enforcement_enabled = true
}

resource "azurerm_postgresql_configuration" "main" {
  name                = "log_checkpoints"
  resource_group_name = "rg-受注"
  server_name         = azurerm_postgresql_server.main.name
  value               = var.value
}
