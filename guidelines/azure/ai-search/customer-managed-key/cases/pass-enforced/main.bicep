resource search 'Microsoft.Search/searchServices@2025-05-01' = {
  name: 'srch-prod-jpe'
  location: 'japaneast'
  sku: {
    name: 'standard'
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    encryptionWithCmk: {
      enforcement: 'Enabled'
    }
  }
}
