resource association 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations@2024-07-01' = {
  name: 'nsp-ai/aoai'
  properties: { // <- here
    privateLinkResource: {
      id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe'
    }
    profile: {
      id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/networkSecurityPerimeters/nsp-ai/profiles/ai'
    }
  }
}
