resource gateway 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: 'agw-madoguchi'
  location: 'japaneast'
  properties: { // <- here
    sku: {
      name: 'Standard_v2'
      tier: 'Standard_v2'
    }
  }
}
