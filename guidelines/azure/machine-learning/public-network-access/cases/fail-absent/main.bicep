resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'mlw-juyo-yosoku'
  location: 'japaneast'
  kind: 'Default'
  identity: {
    type: 'SystemAssigned'
  }
  properties: { // <- here
    friendlyName: '需要予測'
  }
}
