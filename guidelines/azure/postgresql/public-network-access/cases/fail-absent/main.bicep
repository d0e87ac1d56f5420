resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: { // <- here
    version: '16'
  }
}
