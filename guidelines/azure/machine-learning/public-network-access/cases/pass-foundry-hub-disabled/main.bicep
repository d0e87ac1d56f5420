resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'hub-juyo-yosoku'
  location: 'japaneast'
  kind: 'Hub'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    publicNetworkAccess: 'Disabled'
  }
}
