resource compute 'Microsoft.MachineLearningServices/workspaces/computes@2025-12-01' = {
  name: 'mlw-juyo-yosoku/gpu-cluster'
  location: 'japaneast'
  properties: {
    computeType: 'AmlCompute'
    properties: { // <- here
      vmSize: 'STANDARD_NC24ADS_A100_V4'
    }
  }
}
