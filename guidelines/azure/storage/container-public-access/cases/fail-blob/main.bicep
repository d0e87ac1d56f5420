resource logs 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stlogsjpe'
  location: 'japaneast'
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: logs
  name: 'default'
}

resource docs 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'shanai-bunsho'
  properties: {
    publicAccess: 'Blob' // <- here
  }
}
