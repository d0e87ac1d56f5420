resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'safety-jpe'
  location: 'japaneast'
  kind: 'ContentSafety'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: 'safety-jpe'
  }
}
