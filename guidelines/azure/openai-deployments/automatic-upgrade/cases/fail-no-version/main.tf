resource "azurerm_cognitive_deployment" "main" {
  name                   = "chat"
  cognitive_account_id   = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  version_upgrade_option = "NoAutoUpgrade"

  model { # <- here
    format = "OpenAI"
    name   = "gpt-4o"
  }

  sku {
    name     = "Standard"
    capacity = 30
  }
}
