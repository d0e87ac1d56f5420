param category string

resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'ApiKey'
    category: category
    target: 'https://api.example.jp/v1/'
  }
}
