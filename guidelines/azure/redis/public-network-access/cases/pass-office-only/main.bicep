resource cache 'Microsoft.Cache/redis@2024-03-01' = {
  name: 'redis-kaiin'
  location: 'japaneast'
  properties: {
    sku: {
      name: 'Standard'
      family: 'C'
      capacity: 1
    }
  }
}

resource office 'Microsoft.Cache/redis/firewallRules@2024-03-01' = {
  parent: cache
  name: 'office'
  properties: {
    startIP: '192.0.2.1'
    endIP: '192.0.2.30'
  }
}
