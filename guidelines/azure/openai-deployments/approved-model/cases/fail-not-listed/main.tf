resource "azurerm_cognitive_deployment" "main" {
  name                 = "chat"
  cognitive_account_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"

  model {
    format  = "DeepSeek"
    name    = "DeepSeek-R1" # <- here
    version = "1"
  }

  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}
