resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
}

resource policy 'Microsoft.CognitiveServices/accounts/raiPolicies@2024-10-01' = {
  parent: account
  name: 'kids-jp'
  properties: {
    mode: 'Blocking'
    basePolicyName: 'Microsoft.DefaultV2'
    contentFilters: [
      {
        name: 'Hate'
        blocking: true
        enabled: true
        severityThreshold: 'Medium'
        source: 'Prompt'
      }
      {
        name: 'Hate'
        blocking: true
        enabled: true
        source: 'Completion'
        severityThreshold: 'Low'
      }
      {
        name: 'Violence'
        blocking: true
        enabled: true
        severityThreshold: 'Medium'
        source: 'Prompt'
      }
      {
        name: 'Violence'
        blocking: true
        enabled: true
        severityThreshold: 'Medium'
        source: 'Completion'
      }
    ]
  }
}
