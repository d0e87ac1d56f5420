param auditState string

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-juchu-jpe'
  location: 'japaneast'
  properties: {
    version: '12.0'
  }
}

resource audit 'Microsoft.Sql/servers/auditingSettings@2023-08-01' = {
  parent: server
  name: 'default'
  properties: {
    state: auditState
  }
}
