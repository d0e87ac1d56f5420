resource workspace 'Microsoft.MachineLearningServices/workspaces@2025-12-01' = {
  name: 'mlw-juyo-yosoku'
  location: 'japaneast'
  kind: 'Default'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    storageAccount: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Storage/storageAccounts/stml'
    keyVault: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.KeyVault/vaults/kv-ml'
    systemDatastoresAuthMode: 'Identity'
  }
}
