resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'ais-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}
