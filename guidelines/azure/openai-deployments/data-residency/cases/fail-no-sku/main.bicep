resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-09-01' = { // <- here
  name: 'aoai-prod-jpe/chat'
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4o'
      version: '2024-11-20'
    }
  }
}
