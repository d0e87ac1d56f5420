resource server 'Microsoft.DBforMariaDB/servers@2018-06-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
  properties: {
    createMode: 'Default'
    sslEnforcement: 'Enabled'
  }
}
