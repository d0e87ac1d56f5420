resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'AccessKey'
    category: 'S3'
    target: 'https://api.example.jp/v1/'
    credentials: {
      accessKeyId: 'shorui-reader'
      secretAccessKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYzzz0123456ab' // <- here
    }
  }
}
