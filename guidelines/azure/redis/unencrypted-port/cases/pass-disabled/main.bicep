resource cache 'Microsoft.Cache/redis@2024-03-01' = {
  name: 'redis-kaiin'
  location: 'japaneast'
  properties: {
    sku: {
      name: 'Standard'
      family: 'C'
      capacity: 1
    }
    enableNonSslPort: false
  }
}
