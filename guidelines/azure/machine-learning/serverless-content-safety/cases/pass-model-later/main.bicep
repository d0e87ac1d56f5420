param modelId string

resource endpoint 'Microsoft.MachineLearningServices/workspaces/serverlessEndpoints@2024-10-01' = {
  name: 'mlw-juyo-yosoku/youyaku'
  location: 'japaneast'
  properties: {
    authMode: 'AAD'
    contentSafety: {
      contentSafetyStatus: 'Enabled'
    }
    modelSettings: {
      modelId: modelId
    }
  }
}
