resource account 'Microsoft.CognitiveServices/accounts@2025-09-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: { // <- here
    customSubDomainName: 'aoai-prod-jpe'
  }
}
