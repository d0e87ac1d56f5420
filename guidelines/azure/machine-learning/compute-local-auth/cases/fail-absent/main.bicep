resource compute 'Microsoft.MachineLearningServices/workspaces/computes@2025-12-01' = {
  name: 'mlw-juyo-yosoku/ci-suzuki'
  location: 'japaneast'
  properties: { // <- here
    computeType: 'ComputeInstance'
    properties: {
      vmSize: 'STANDARD_DS3_V2'
    }
  }
}
