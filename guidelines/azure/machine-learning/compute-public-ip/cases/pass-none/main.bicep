resource compute 'Microsoft.MachineLearningServices/workspaces/computes@2025-12-01' = {
  name: 'mlw-juyo-yosoku/ci-suzuki'
  location: 'japaneast'
  properties: {
    computeType: 'ComputeInstance'
    properties: {
      vmSize: 'STANDARD_DS3_V2'
      subnet: {
        id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-ml'
      }
      enableNodePublicIp: false
    }
  }
}
