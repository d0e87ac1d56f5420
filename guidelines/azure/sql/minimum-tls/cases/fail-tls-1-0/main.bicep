resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-juchu-jpe'
  location: 'japaneast'
  properties: {
    minimalTlsVersion: '1.0' // <- here
  }
}
