resource server 'Microsoft.DBforPostgreSQL/servers@2017-12-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.DBforPostgreSQL/servers/firewallRules@2017-12-01' = {
  parent: server
  name: 'all'
  properties: {
    startIpAddress: '0.0.0.0' // <- here
    endIpAddress: '255.255.255.255'
  }
}
