resource "azurerm_cognitive_account_rai_policy" "main" {
  name                 = "strict-jp"
  cognitive_account_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  base_policy_name     = "Microsoft.DefaultV2"
  mode                 = "Blocking"

  content_filter { # <- here
    name               = "Hate"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Hate"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }
}
