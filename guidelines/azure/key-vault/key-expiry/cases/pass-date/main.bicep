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

resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  parent: vault
  name: 'keiri-db'
  properties: {
    kty: 'RSA'
    keySize: 2048
    attributes: {
      exp: 1806451200
    }
  }
}
