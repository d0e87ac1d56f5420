param admin bool

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: 'crkensaku'
  location: 'japaneast'
  sku: {
    name: 'Premium'
  }
  properties: {
    adminUserEnabled: admin
  }
}
