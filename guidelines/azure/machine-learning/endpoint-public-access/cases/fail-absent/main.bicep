resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01' = {
  name: 'mlw-juyo-yosoku/bunrui'
  location: 'japaneast'
  identity: {
    type: 'SystemAssigned'
  }
  properties: { // <- here
    authMode: 'AADToken'
  }
}
