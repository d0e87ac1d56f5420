resource endpoint 'Microsoft.MachineLearningServices/workspaces/serverlessEndpoints@2025-12-01' = {
  name: 'proj-yosoku/phi-yoyaku'
  location: 'japaneast'
  sku: {
    name: 'Consumption'
  }
  properties: {
    authMode: 'Key' // <- here
    modelSettings: {
      modelId: 'azureml://registries/azureml/models/Phi-4'
    }
  }
}
