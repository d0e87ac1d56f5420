resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"

  network_rules {
    default_action = "Deny"
    ip_rules       = ["192.0.2.0/24", "0.0.0.0/1"] # <- here
  }
}
