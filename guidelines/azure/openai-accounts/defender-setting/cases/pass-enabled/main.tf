resource "azapi_resource" "main" {
  type      = "Microsoft.CognitiveServices/accounts/defenderForAISettings@2025-09-01"
  name      = "Default"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"

  body = {
    properties = {
      state = "Enabled"
    }
  }
}
