resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'docs-jpe'
  location: 'japaneast'
  kind: 'FormRecognizer'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: 'docs-jpe'
  }
}
