resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.Sql/servers/firewallRules@2023-08-01' = {
  parent: server
  name: 'office'
  properties: {
    startIpAddress: '192.0.2.1'
    endIpAddress: '192.0.2.30'
  }
}
