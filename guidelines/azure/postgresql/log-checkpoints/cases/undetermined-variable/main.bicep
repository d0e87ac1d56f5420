param value string

resource server 'Microsoft.DBforPostgreSQL/servers@2017-12-01' = {
  name: 'psql-juchu-jpe'
  location: 'japaneast'
  properties: {
    createMode: 'Default'
    sslEnforcement: 'Enabled'
  }
}

resource parameter 'Microsoft.DBforPostgreSQL/servers/configurations@2017-12-01' = {
  parent: server
  name: 'log_checkpoints'
  properties: {
    value: value
  }
}
