resource "azurerm_key_vault" "main" {
  name                = "kv-keiri-jpe"
  resource_group_name = "rg-経理"
  location            = "japaneast"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "standard"

  network_acls {
    default_action = "Allow" # <- here
    bypass         = "AzureServices"
  }
}
