resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'aoai-prod-jpe'
  location: 'japaneast'
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: 'aoai-prod-jpe'
  }
}

resource perimeter 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' = {
  name: 'nsp-ai'
  location: 'japaneast'
}

resource profile 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' = {
  parent: perimeter
  name: 'ai'
  location: 'japaneast'
}

resource association 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations@2024-07-01' = {
  parent: perimeter
  name: 'aoai'
  properties: {
    privateLinkResource: {
      id: account.id
    }
    profile: {
      id: profile.id
    }
    accessMode: 'Enforced'
  }
}
