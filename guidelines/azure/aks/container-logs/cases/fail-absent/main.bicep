resource cluster 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: 'aks-uketsuke'
  location: 'japaneast'
  identity: {
    type: 'SystemAssigned'
  }
  properties: { // <- here
    dnsPrefix: 'uketsuke'
  }
}
