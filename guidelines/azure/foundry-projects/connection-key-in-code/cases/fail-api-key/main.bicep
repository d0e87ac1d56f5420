resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'ApiKey'
    category: 'ApiKey'
    target: 'https://api.example.jp/v1/'
    credentials: {
      key: '9f27a0c4e1b8d350728c61d94be7aa13' // <- here
    }
  }
}
