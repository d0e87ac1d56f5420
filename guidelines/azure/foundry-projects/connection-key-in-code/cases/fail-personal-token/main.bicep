resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'PAT'
    category: 'Git'
    target: 'https://api.example.jp/v1/'
    credentials: {
      pat: 'q7x2mzd4w9k1tb6n3v8r5cy0hs2jg4lf' // <- here
    }
  }
}
