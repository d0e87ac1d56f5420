resource watcher 'Microsoft.Network/networkWatchers@2024-05-01' = {
  name: 'nw-japaneast'
  location: 'japaneast'
}

resource flowLog 'Microsoft.Network/networkWatchers/flowLogs@2024-05-01' = {
  parent: watcher
  name: 'fl-kanshi'
  location: 'japaneast'
  properties: { // <- here
    targetResourceId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.Network/virtualNetworks/vnet-kanshi'
    storageId: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.Storage/storageAccounts/stkanshi'
  }
}
