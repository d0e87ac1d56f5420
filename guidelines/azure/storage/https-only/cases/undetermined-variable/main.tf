variable "https_only" {
  description = "HTTPS だけを受け付けるか"
  type        = bool
}

resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"

  https_traffic_only_enabled = var.https_only
}
