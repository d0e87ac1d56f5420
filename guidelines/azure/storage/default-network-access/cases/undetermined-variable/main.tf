variable "default_action" {
  description = "規則にない接続元の扱い"
  type        = string
}

resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"

  network_rules {
    default_action = var.default_action
  }
}
