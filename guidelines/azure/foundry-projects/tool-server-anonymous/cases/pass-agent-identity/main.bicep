resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/dougu'
  properties: {
    authType: 'AgenticIdentityToken'
    category: 'RemoteTool'
    target: 'https://mcp.example.jp/sse'
  }
}
