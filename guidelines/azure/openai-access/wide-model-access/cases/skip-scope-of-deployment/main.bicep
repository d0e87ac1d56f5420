targetScope = 'subscription'

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: 'bbbbbbbb-0000-0000-0000-000000000001'
  properties: {
    roleDefinitionId: '/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d'
    principalId: 'dddddddd-0000-0000-0000-000000000002'
  }
}
