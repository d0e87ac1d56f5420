resource server 'Microsoft.DBforMariaDB/servers@2018-06-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.DBforMariaDB/servers/firewallRules@2018-06-01' = {
  parent: server
  name: 'all'
  properties: {
    startIpAddress: '0.0.0.0' // <- here
    endIpAddress: '255.255.255.255'
  }
}
