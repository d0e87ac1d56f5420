resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/dougu'
  properties: {
    authType: 'CustomKeys'
    category: 'CustomKeys'
    target: 'https://dougu.example.jp/'
    credentials: {
      keys: {
        region: 'japaneast'
        'api-version': '2026-03-01'
        'x-api-key': '<key>'
      }
    }
  }
}
