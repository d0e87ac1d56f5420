param networkAcls object

resource workspace 'Microsoft.MachineLearningServices/workspaces@2025-01-01-preview' = {
  name: 'mlw-juyo-yosoku'
  location: 'japaneast'
  kind: 'Default'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    publicNetworkAccess: 'Enabled'
    networkAcls: networkAcls
  }
}
