resource "azurerm_storage_account" "logs" {
  name                     = "stlogsjpe"
  resource_group_name      = "rg-ログ基盤"
  location                 = "japaneast"
  account_tier             = "Standard"
  account_replication_type = "LRS"

  allow_nested_items_to_be_public = true # <- here
}
