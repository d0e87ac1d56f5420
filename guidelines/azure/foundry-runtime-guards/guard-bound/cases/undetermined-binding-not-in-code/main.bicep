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
      intervention_points: {
        input: {
          policy_target: '$snap.input'
          policy_target_kind: 'user_input'
          policy: {
            id: 'gate'
            aacs_moderation: {
              subject_format: 'text'
              harm_configs: [
                {
                  category: 'PromptInjection'
                }
              ]
            }
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
