resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: server
  name: 'all'
  properties: {
    startIpAddress: '0.0.0.0' // <- here
    endIpAddress: '255.255.255.255'
  }
}
