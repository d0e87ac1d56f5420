resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: {
    network: {
      delegatedSubnetResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Network/virtualNetworks/vnet-juchu/subnets/db'
    }
  }
}
