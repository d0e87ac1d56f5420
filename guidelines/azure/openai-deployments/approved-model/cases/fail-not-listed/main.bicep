resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-09-01' = {
  name: 'aoai-prod-jpe/chat'
  sku: {
    name: 'GlobalStandard'
    capacity: 30
  }
  properties: {
    model: {
      format: 'DeepSeek'
      name: 'DeepSeek-R1' // <- here
      version: '1'
    }
  }
}
