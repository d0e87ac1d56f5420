resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'cosmos-shohin'
  location: 'japaneast'
  kind: 'GlobalDocumentDB'
  properties: { // <- here
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: 'japaneast'
        failoverPriority: 0
      }
    ]
  }
}
