resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-madoguchi'
  location: 'japaneast'
  kind: 'app,linux'
  properties: {
    siteConfig: {
      minTlsVersion: '1.0' // <- here
    }
  }
}
