param shared bool

resource connection 'Microsoft.CognitiveServices/accounts/connections@2025-09-01' = {
  name: 'foundry-shanai/kensaku'
  properties: {
    authType: 'ApiKey'
    category: 'ApiKey'
    target: 'https://api.example.jp/v1/'
    isSharedToAll: shared
  }
}
