resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-madoguchi'
  location: 'japaneast'
  kind: 'app'
  properties: {
    siteConfig: {}
  }
}

resource slot 'Microsoft.Web/sites/slots@2024-04-01' = {
  parent: app
  name: 'kensho'
  location: 'japaneast'
  kind: 'app'
  properties: {
    siteConfig: {
      remoteDebuggingEnabled: true // <- here
    }
  }
}
