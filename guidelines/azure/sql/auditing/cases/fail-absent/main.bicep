resource server 'Microsoft.Sql/servers@2023-08-01' = { // <- here
  name: 'sql-juchu-jpe'
  location: 'japaneast'
  properties: {
    version: '12.0'
  }
}
