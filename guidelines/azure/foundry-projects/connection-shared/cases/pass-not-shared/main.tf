resource "azapi_resource" "main" {
  type      = "Microsoft.CognitiveServices/accounts/connections@2025-09-01"
  name      = "honyaku"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai"

  body = {
    properties = {
      authType      = "ApiKey"
      category      = "ApiKey"
      target        = "https://api.example.jp/v1/"
      isSharedToAll = false
    }
  }
}
