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

resource blocklist 'Microsoft.CognitiveServices/accounts/raiBlocklists@2024-04-01-preview' = {
  parent: account
  name: 'kaihatsu-code'
  properties: {
    description: '開発中の製品のコード名'
  }
}
