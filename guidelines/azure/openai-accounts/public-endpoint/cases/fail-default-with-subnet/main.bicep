resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: { // <- here
    customSubDomainName: 'aoai-prod-jpe'
    networkAcls: {
      defaultAction: 'Deny'
      virtualNetworkRules: [
        {
          id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-生成AI/providers/Microsoft.Network/virtualNetworks/vnet-jpe/subnets/app'
        }
      ]
    }
  }
}
