resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'UsernamePassword'
    category: 'Snowflake'
    target: 'https://api.example.jp/v1/'
    credentials: {
      username: 'uriage'
      password: 'Tsukiji-8841-maguro' // <- here
    }
  }
}
