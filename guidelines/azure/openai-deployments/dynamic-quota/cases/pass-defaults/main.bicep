resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-09-01' = {
  name: 'aoai-prod-jpe/chat'
  sku: {
    name: 'Standard'
    capacity: 30
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4o'
      version: '2024-11-20'
    }
  }
}
