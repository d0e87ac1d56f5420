resource "azurerm_cognitive_account_connection_api_key" "main" { # <- here
  name                 = "kensaku"
  cognitive_account_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai"
  category             = "CognitiveSearch"
  target               = "https://srch-prod-jpe.search.windows.net/"
  api_key              = var.search_key
}
