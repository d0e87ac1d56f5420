resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-madoguchi'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: '問い合わせ窓口'
    endpoint: 'https://bot.example.jp/api/messages'
    msaAppId: 'dddddddd-0000-0000-0001-000000000001'
    msaAppType: 'MultiTenant' // <- here
  }
}
