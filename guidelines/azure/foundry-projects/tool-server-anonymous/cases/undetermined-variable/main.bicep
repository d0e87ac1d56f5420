param auth string

resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/dougu'
  properties: {
    authType: auth
    category: 'RemoteTool'
    target: 'https://mcp.example.jp/sse'
  }
}
