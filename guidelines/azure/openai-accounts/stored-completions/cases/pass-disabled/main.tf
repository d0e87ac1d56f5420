resource "azapi_resource" "main" {
  type      = "Microsoft.CognitiveServices/accounts@2025-09-01"
  name      = "aoai-prod-jpe"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod"
  location  = "japaneast"

  body = {
    kind = "OpenAI"
    sku = {
      name = "S0"
    }
    properties = {
      customSubDomainName       = "aoai-prod-jpe"
      storedCompletionsDisabled = true
    }
  }
}
