resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.DBforMySQL/flexibleServers/firewallRules@2023-12-30' = {
  parent: server
  name: 'all'
  properties: {
    startIpAddress: '0.0.0.0' // <- here
    endIpAddress: '255.255.255.255'
  }
}
