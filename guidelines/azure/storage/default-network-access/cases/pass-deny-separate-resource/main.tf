resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account_network_rules" "logs" {
  storage_account_id = azurerm_storage_account.logs.id
  default_action     = "Deny"
}
