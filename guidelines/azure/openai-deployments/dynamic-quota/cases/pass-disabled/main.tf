resource "azurerm_cognitive_deployment" "main" {
  name                       = "chat"
  cognitive_account_id       = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  dynamic_throttling_enabled = false

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }

  sku {
    name     = "Standard"
    capacity = 30
  }
}
