resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
}

resource policy 'Microsoft.CognitiveServices/accounts/raiPolicies@2026-09-15-preview' = {
  parent: account
  name: 'agent-egress'
  properties: {
    mode: 'Blocking'
    basePolicyName: 'Microsoft.DefaultV2'
    contentFilters: [
      {
        name: 'Jailbreak'
        blocking: true
        enabled: true
        source: 'Prompt'
      }
    ]
    egressPolicy: {
      defaultAction: 'Deny'
      rules: [
        {
          name: 'chukei'
          ruleType: 'Fqdn'
          match: {
            host: '*'
          }
          action: {
            actionType: 'Rewrite'
            rewrite: {
              scheme: 'https'
              host: 'proxy.example.jp'
            }
          }
        }
      ]
    }
  }
}
