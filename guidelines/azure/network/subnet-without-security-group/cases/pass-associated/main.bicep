resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-zaiko'
  location: 'japaneast'
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: vnet
  name: 'snet-zaiko'
  properties: {
    addressPrefix: '10.0.1.0/24'
    networkSecurityGroup: {
      id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/networkSecurityGroups/nsg-zaiko'
    }
  }
}
