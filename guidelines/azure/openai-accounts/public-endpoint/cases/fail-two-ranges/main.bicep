resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'ais-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: 'ais-prod-jpe'
    publicNetworkAccess: 'Enabled' // <- here
    networkAcls: {
      defaultAction: 'Deny'
      ipRules: [
        {
          value: '203.0.113.0/24'
        }
        {
          value: '192.0.2.10'
        }
      ]
    }
  }
}
