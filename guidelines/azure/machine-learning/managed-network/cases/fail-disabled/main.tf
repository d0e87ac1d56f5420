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

  managed_network {
    isolation_mode = "Disabled" # <- here
  }
}
