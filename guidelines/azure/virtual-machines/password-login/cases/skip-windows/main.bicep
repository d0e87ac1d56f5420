resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm-keiri'
  location: 'japaneast'
  properties: {
    osProfile: {
      computerName: 'vm-keiri'
      adminUsername: 'azureuser'
      windowsConfiguration: {
        enableAutomaticUpdates: true
      }
    }
  }
}
