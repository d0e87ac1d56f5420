param managed string

resource workspace 'Microsoft.Synapse/workspaces@2021-06-01' = {
  name: 'syn-bunseki'
  location: 'japaneast'
  properties: {
    defaultDataLakeStorage: {
      accountUrl: 'https://stbunseki.dfs.core.windows.net'
      filesystem: 'main'
    }
    managedVirtualNetwork: managed
  }
}
