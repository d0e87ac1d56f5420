resource server 'Microsoft.DBforMySQL/flexibleServers@2023-12-30' = {
  name: 'mysql-juchu-jpe'
  location: 'japaneast'
}

resource tls 'Microsoft.DBforMySQL/flexibleServers/configurations@2023-12-30' = {
  parent: server
  name: 'tls_version'
  properties: {
    value: 'TLSv1.1,TLSv1.2' // <- here
    source: 'user-override'
  }
}
