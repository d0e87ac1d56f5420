resource "azurerm_cognitive_account_connection_account_managed_identity" "main" {
  name                 = "kagi"
  cognitive_account_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai"
  category             = "AzureKeyVault"
  target               = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.KeyVault/vaults/kv-shanai"

  metadata = {
    ApiType = "Azure"
  }
}
