resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'ServicePrincipal'
    category: 'AzureSqlDb'
    target: 'https://api.example.jp/v1/'
    credentials: {
      clientId: '33333333-4444-5555-6666-777777777777'
      clientSecret: 'k3~8Qw1zV5xN7pL2mR9tB4cD6fG0hJ' // <- here
      tenantId: '22222222-3333-4444-5555-666666666666'
    }
  }
}
