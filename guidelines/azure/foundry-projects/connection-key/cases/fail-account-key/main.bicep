resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/bunsho'
  properties: {
    authType: 'AccountKey' // <- here
    category: 'AzureBlob'
    target: 'https://stai.blob.core.windows.net/'
  }
}
