resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'crkensaku'
  location: 'japaneast'
  sku: {
    name: 'Premium'
  }
  properties: {
    networkRuleSet: {
      defaultAction: 'Deny'
      ipRules: [
        {
          action: 'Allow'
          value: '192.0.2.0/24'
        }
      ]
    }
  }
}
