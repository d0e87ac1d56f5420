resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-madoguchi'
  location: 'japaneast'
  kind: 'app'
}

resource web 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'web'
  properties: {
    remoteDebuggingEnabled: true // <- here
  }
}
