resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
}

resource rego 'Microsoft.CognitiveServices/accounts/raiRegos@2026-09-15-preview' = {
  parent: account
  name: 'input-guard'
  properties: {
    encoding: 'Base64'
    rego: 'cGFja2FnZSBpbnB1dF9ndWFyZAoKaW1wb3J0IHJlZ28udjEKCmRlZmF1bHQgdmVyZGljdCA6PSB7ImRlY2lzaW9uIjogImFsbG93In0KCnZlcmRpY3QgOj0geyJkZWNpc2lvbiI6ICJkZW55IiwgInJlYXNvbiI6ICJwcm9tcHRfaW5qZWN0aW9uIn0gaWYgewoJaW5wdXQuc25hcHNob3QubW9kZXJhdGlvbi5oYXJtLlByb21wdEluamVjdGlvbi5kZXRlY3RlZAp9Cg=='
  }
}

resource policy 'Microsoft.CognitiveServices/accounts/raiPolicies@2026-09-15-preview' = {
  parent: account
  name: 'agent-guard'
  properties: {
    format: 'ACS'
    acs: {
      agent_control_specification_version: '0.4.0'
      policies: {
        gate: {
          type: 'rego'
          query: 'data.input_guard.verdict'
        }
      }
      intervention_points: { // <- here
        input: {
          policy_target: '$snap.input'
          policy_target_kind: 'user_input'
          policy: {
            id: 'gate'
          }
        }
      }
    }
    acsRegos: [
      {
        regoName: 'input-guard'
      }
    ]
  }
}
