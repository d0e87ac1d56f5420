resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-zaiko'
  location: 'japaneast'
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: vnet
  name: 'GatewaySubnet'
  properties: {
    addressPrefix: '10.0.1.0/24'
  }
}
