resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: {
    network: {
      publicNetworkAccess: 'Enabled' // <- here
    }
  }
}
