resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'db-juchu-jpe'
  location: 'japaneast'
}

resource rule 'Microsoft.Sql/servers/firewallRules@2023-08-01' = {
  parent: server
  name: 'AllowAllWindowsAzureIps'
  properties: {
    startIpAddress: '0.0.0.0' // <- here
    endIpAddress: '0.0.0.0'
  }
}
