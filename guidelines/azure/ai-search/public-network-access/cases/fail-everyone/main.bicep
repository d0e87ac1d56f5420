resource search 'Microsoft.Search/searchServices@2023-11-01' = {
  name: 'srch-shanai'
  location: 'japaneast'
  sku: {
    name: 'standard'
  }
  properties: {
    networkRuleSet: {
      ipRules: [
        {
          value: '192.0.2.0/24'
        }
        {
          value: '0.0.0.0/0' // <- here
        }
      ]
    }
  }
}
