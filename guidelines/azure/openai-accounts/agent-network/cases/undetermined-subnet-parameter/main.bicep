param vnetId string

resource account 'Microsoft.CognitiveServices/accounts@2025-09-01' = {
  name: 'foundry-shanai'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    allowProjectManagement: true
    networkInjections: [
      {
        scenario: 'agent'
        subnetArmId: '${vnetId}/subnets/agents'
      }
    ]
  }
}
