param password string
param until int

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-keiri-jpe'
  location: 'japaneast'
  properties: {
    tenantId: '00000000-0000-0000-0000-000000000000'
    sku: {
      family: 'A'
      name: 'standard'
    }
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'keiri-db'
  properties: {
    value: password
    attributes: {
      exp: until
    }
  }
}
