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
    encoding: 'None'
    rego: 'package input_guard\n\nimport rego.v1\n\ndefault verdict := {"decision": "allow"}\n\n# verdict := {"decision": "deny"} if { input.snapshot.moderation.harm.Hate.detected }\n' // <- here
  }
}
