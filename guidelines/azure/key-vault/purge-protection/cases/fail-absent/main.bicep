resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-keiri-jpe'
  location: 'japaneast'
  properties: { // <- here
    tenantId: '00000000-0000-0000-0000-000000000000'
    sku: {
      family: 'A'
      name: 'standard'
    }
  }
}
