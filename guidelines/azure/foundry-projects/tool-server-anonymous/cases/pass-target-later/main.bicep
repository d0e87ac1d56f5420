param target string

resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'AgenticIdentityToken'
    category: 'RemoteTool'
    target: target
  }
}
