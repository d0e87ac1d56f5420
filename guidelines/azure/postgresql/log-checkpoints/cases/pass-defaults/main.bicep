resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-juchu-jpe'
  location: 'japaneast'
}
