resource "azurerm_storage_account" "logs" { # <- here
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}
