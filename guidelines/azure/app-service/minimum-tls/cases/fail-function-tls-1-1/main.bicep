resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app-madoguchi'
  location: 'japaneast'
  kind: 'functionapp'
  properties: {
    siteConfig: {
      minTlsVersion: '1.1' // <- here
    }
  }
}
