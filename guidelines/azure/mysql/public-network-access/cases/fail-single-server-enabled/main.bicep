resource server 'Microsoft.DBforMySQL/servers@2017-12-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: {
    createMode: 'Default'
    publicNetworkAccess: 'Enabled' // <- here
  }
}
