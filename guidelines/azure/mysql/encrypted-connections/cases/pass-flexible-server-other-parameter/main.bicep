resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'mysql-juchu-jpe'
  location: 'japaneast'
}

resource tls 'Microsoft.DBforMySQL/flexibleServers/configurations@2023-12-30' = {
  parent: server
  name: 'max_connections'
  properties: {
    value: '100'
    source: 'user-override'
  }
}
