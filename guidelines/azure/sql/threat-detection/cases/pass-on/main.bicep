resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-juchu-jpe'
  location: 'japaneast'
  properties: {
    version: '12.0'
  }
}

resource alerts 'Microsoft.Sql/servers/securityAlertPolicies@2023-08-01' = {
  parent: server
  name: 'Default'
  properties: {
    state: 'Enabled'
  }
}
