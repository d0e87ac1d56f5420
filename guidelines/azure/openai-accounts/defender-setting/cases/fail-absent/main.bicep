resource defender 'Microsoft.CognitiveServices/accounts/defenderForAISettings@2025-09-01' = {
  name: 'aoai-prod-jpe/Default'
  properties: {} // <- here
}
