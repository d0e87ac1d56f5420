resource connection 'Microsoft.CognitiveServices/accounts/connections@2025-09-01' = {
  name: 'foundry-shanai/honyaku'
  properties: {
    authType: 'ApiKey'
    category: 'ApiKey'
    target: 'https://api.example.jp/v1/'
    isSharedToAll: true // <- here
  }
}
