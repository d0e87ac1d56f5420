resource "azurerm_ai_foundry" "main" {
  name                = "hub-juyo-yosoku"
  resource_group_name = "rg-機械学習"
  location            = "japaneast"
  key_vault_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.KeyVault/vaults/kv-ml"
  storage_account_id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.Storage/storageAccounts/stml"

  public_network_access = "Enabled" # <- here

  identity {
    type = "SystemAssigned"
  }
}
