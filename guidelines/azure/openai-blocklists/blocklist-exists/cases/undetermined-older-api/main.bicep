resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
}

resource policy 'Microsoft.CognitiveServices/accounts/raiPolicies@2024-04-01-preview' = {
  parent: account
  name: 'strict-jp'
  properties: {
    mode: 'Blocking'
    basePolicyName: 'Microsoft.DefaultV2'
    contentFilters: []
    promptBlocklists: [
      {
        blocklistName: 'kaihatsu-code'
        blocking: true
      }
    ]
  }
}
