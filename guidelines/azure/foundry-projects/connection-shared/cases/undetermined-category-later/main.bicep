param category string

resource connection 'Microsoft.CognitiveServices/accounts/connections@2025-09-01' = {
  name: 'foundry-shanai/honyaku'
  properties: {
    authType: 'ApiKey'
    category: category
    target: 'https://api.example.jp/v1/'
    isSharedToAll: true
  }
}
