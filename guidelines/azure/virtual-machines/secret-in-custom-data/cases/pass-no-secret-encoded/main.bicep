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
      customData: 'IyEvYmluL2Jhc2gKIyDlnKjluqvjgrXjg7zjg5Djg7zjga7otbfli5UKYXogbG9naW4gLS1pZGVudGl0eQpzeXN0ZW1jdGwgc3RhcnQgemFpa28K'
    }
  }
}
