resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.Sql/servers/firewallRules@2023-08-01' = {
  parent: server
  name: 'zenkoku'
  properties: {
    startIpAddress: '1.0.0.0' // <- here
    endIpAddress: '126.255.255.255'
  }
}
