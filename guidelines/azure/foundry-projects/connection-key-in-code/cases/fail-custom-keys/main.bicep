resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/dougu'
  properties: {
    authType: 'CustomKeys'
    category: 'CustomKeys'
    target: 'https://dougu.example.jp/'
    credentials: {
      keys: {
        'x-api-key': '4be7aa139f27a0c4e1b8d350728c61d9' // <- here
      }
    }
  }
}
