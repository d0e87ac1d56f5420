resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'AIServices'
  sku: {
    name: 'S0'
  }
}

resource blocklist 'Microsoft.CognitiveServices/accounts/raiBlocklists@2024-10-01' = {
  parent: account
  name: 'kaihatsu-code'
  properties: {
    description: '開発中の製品のコード名'
  }
}

resource item 'Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems@2024-10-01' = {
  parent: blocklist
  name: 'bango'
  properties: {
    pattern: 'KW-[0-9]{6}'
    isRegex: false // <- here
  }
}
