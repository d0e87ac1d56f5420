resource search 'Microsoft.Search/searchServices@2025-05-01' = { // <- here
  name: 'srch-prod-jpe'
  location: 'japaneast'
  sku: {
    name: 'standard'
  }
  properties: {
    disableLocalAuth: true
  }
}
