param actions array

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: '11111111-2222-3333-4444-555555555555'
  properties: {
    roleName: '運用担当'
    type: 'CustomRole'
    permissions: [
      {
        actions: actions
        notActions: []
      }
    ]
    assignableScopes: [
      '/subscriptions/00000000-0000-0000-0000-000000000000'
    ]
  }
}
