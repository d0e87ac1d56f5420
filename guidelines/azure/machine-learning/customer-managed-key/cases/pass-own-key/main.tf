resource "azurerm_machine_learning_workspace" "main" {
  name                    = "mlw-juyo-yosoku"
  resource_group_name     = "rg-機械学習"
  location                = "japaneast"
  application_insights_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Insights/components/appi-ml"
  key_vault_id            = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.KeyVault/vaults/kv-ml"
  storage_account_id      = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Storage/storageAccounts/stml"

  identity {
    type = "SystemAssigned"
  }

  encryption {
    key_vault_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.KeyVault/vaults/kv-ml"
    key_id       = "https://kv-ml.vault.azure.net/keys/mlw/0123456789abcdef0123456789abcdef"
  }
}
