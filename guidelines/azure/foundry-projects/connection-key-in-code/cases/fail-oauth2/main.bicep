resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'OAuth2'
    category: 'Salesforce'
    target: 'https://api.example.jp/v1/'
    credentials: {
      clientId: '33333333-4444-5555-6666-777777777777'
      refreshToken: '5Aep861TSESvWeug0xvFHRBTTbf7YrTWgEyjBJrW' // <- here
    }
  }
}
