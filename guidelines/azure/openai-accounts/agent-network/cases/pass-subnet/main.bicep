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
        subnetArmId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/virtualNetworks/vnet-ai/subnets/snet-agents'
        useMicrosoftManagedNetwork: false
      }
    ]
  }
}
