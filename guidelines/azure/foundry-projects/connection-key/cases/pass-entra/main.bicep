resource connection 'Microsoft.CognitiveServices/accounts/connections@2025-09-01' = {
  name: 'foundry-shanai/kensaku'
  properties: {
    authType: 'AAD'
    category: 'CognitiveSearch'
    target: 'https://srch-prod-jpe.search.windows.net/'
  }
}
