resource cluster 'Microsoft.ContainerService/managedClusters@2024-09-01' = {
  name: 'aks-uketsuke'
  location: 'japaneast'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: 'uketsuke'
    addonProfiles: {
      omsagent: {
        enabled: true
        config: {
          logAnalyticsWorkspaceResourceID: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.OperationalInsights/workspaces/log-kanshi'
        }
      }
    }
  }
}
