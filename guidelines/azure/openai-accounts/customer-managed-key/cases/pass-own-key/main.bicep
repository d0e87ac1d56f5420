resource account 'Microsoft.CognitiveServices/accounts@2025-09-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    encryption: {
      keySource: 'Microsoft.KeyVault'
      keyVaultProperties: {
        keyName: 'aoai'
        keyVersion: '0123456789abcdef0123456789abcdef'
        keyVaultUri: 'https://kv-ai.vault.azure.net/'
      }
    }
  }
}
