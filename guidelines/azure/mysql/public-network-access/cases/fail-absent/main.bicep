resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: { // <- here
    version: '8.0.21'
  }
}
