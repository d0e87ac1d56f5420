resource server 'Microsoft.DBforPostgreSQL/servers@2017-12-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: { // <- here
    createMode: 'Default'
  }
}
