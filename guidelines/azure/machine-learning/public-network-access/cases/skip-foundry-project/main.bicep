resource workspace 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'proj-juyo-yosoku'
  location: 'japaneast'
  kind: 'Project'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    hubResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/hub-juyo-yosoku'
  }
}
