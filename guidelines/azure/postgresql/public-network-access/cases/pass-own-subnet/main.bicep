resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: {
    network: {
      delegatedSubnetResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Network/virtualNetworks/vnet-juchu/subnets/db'
    }
  }
}
