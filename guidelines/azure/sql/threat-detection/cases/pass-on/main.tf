variable "admin_password" {
  description = "管理者のパスワード"
  type        = string
}

resource "azurerm_mssql_server" "main" {
  name                         = "sql-juchu-jpe"
  resource_group_name          = "rg-受注"
  location                     = "japaneast"
  version                      = "12.0"
  administrator_login          = "sqladmin"
  administrator_login_password = var.admin_password
}

resource "azurerm_mssql_server_security_alert_policy" "main" {
  server_name         = azurerm_mssql_server.main.name
  resource_group_name = "rg-受注"
  state               = "Enabled"
}
