variable "default_action" {
  description = "規則にない接続元の扱い"
  type        = string
}

resource "azurerm_key_vault" "main" {
  name                = "kv-keiri-jpe"
  resource_group_name = "rg-経理"
  location            = "japaneast"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  sku_name            = "standard"

  network_acls {
    default_action = var.default_action
    bypass         = "AzureServices"
  }
}
