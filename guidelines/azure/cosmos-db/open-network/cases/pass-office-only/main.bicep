resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'cosmos-shohin'
  location: 'japaneast'
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: 'japaneast'
        failoverPriority: 0
      }
    ]
    ipRules: [
      {
        ipAddressOrRange: '192.0.2.0/24'
      }
    ]
  }
}
