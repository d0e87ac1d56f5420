resource logs 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stlogsjpe'
  location: 'japaneast'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    networkAcls: {
      defaultAction: 'Deny'
      ipRules: [
        {
          value: '192.0.2.0/24'
        }
        {
          value: '0.0.0.0/1' // <- here
        }
      ]
    }
  }
}
