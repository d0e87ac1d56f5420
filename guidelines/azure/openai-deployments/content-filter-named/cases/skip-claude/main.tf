resource "azurerm_cognitive_deployment" "main" {
  name                   = "claude"
  cognitive_account_id   = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  version_upgrade_option = "NoAutoUpgrade"

  model {
    format  = "Anthropic"
    name    = "claude-sonnet-4-5"
    version = "20250929"
  }

  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}
