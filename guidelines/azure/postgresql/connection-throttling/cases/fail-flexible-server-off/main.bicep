resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'psql-juchu-jpe'
  location: 'japaneast'
}

resource parameter 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'connection_throttle.enable'
  properties: {
    value: 'off' // <- here
    source: 'user-override'
  }
}
