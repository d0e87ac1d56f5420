resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm-zaiko'
  location: 'japaneast'
  properties: {
    hardwareProfile: {
      vmSize: 'Standard_D2s_v5'
    }
    osProfile: {
      computerName: 'vm-zaiko'
      adminUsername: 'azureuser'
      linuxConfiguration: {
        disablePasswordAuthentication: false // <- here
      }
    }
  }
}
