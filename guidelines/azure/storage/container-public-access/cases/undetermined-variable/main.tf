variable "access" {
  description = "コンテナを読める範囲"
  type        = string
}

resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_container" "docs" {
  name                  = "shanai-bunsho"
  storage_account_id    = azurerm_storage_account.logs.id
  container_access_type = var.access
}
