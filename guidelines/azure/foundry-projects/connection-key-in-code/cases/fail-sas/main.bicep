resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-09-01' = {
  name: 'foundry-shanai/toiawase/honyaku'
  properties: {
    authType: 'SAS'
    category: 'AzureBlob'
    target: 'https://api.example.jp/v1/'
    credentials: {
      sas: 'sv=2024-11-04&ss=b&srt=co&sp=rl&sig=9f27a0c4e1b8d350728c61d94be7aa13' // <- here
    }
  }
}
