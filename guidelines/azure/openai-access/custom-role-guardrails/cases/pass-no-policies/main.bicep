targetScope = 'subscription'

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: 'ffffffff-0000-0000-0000-000000000001'
  properties: {
    roleName: 'AI 開発者'
    assignableScopes: [
      '/subscriptions/11111111-2222-3333-4444-555555555555'
    ]
    permissions: [
      {
        actions: [
          'Microsoft.CognitiveServices/*/read'
        ]
      }
    ]
  }
}
