resource logs 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stlogsjpe'
  location: 'japaneast'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
}
