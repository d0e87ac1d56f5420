resource nic 'Microsoft.Network/networkInterfaces@2024-05-01' = {
  name: 'nic-zaiko'
  location: 'japaneast'
  properties: {
    ipConfigurations: [
      {
        name: 'internal'
        properties: {
          subnet: {
            id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/virtualNetworks/vnet-zaiko/subnets/app'
          }
          privateIPAllocationMethod: 'Dynamic'
          publicIPAddress: {
            id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/publicIPAddresses/pip-zaiko' // <- here
          }
        }
      }
    ]
  }
}
