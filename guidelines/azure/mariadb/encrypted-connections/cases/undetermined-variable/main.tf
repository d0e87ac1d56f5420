variable "admin_password" {
  description = "管理者のパスワード"
  type        = string
}

variable "ssl" {
  description = "接続の暗号化"
  type        = bool
}

resource "azurerm_mariadb_server" "main" {
  name                         = "maria-juchu-jpe"
  resource_group_name          = "rg-受注"
  location                     = "japaneast"
  administrator_login          = "dbadmin"
  administrator_login_password = var.admin_password
  sku_name                     = "GP_Gen5_2"
  version                      = "10.3"

  ssl_enforcement_enabled = var.ssl
}
