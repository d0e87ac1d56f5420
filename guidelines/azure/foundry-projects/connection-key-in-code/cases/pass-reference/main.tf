resource "azurerm_cognitive_account_project_connection_api_key" "main" {
  name                 = "honyaku"
  cognitive_project_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai/projects/toiawase"
  category             = "ApiKey"
  target               = "https://api.example.jp/v1/"
  api_key              = "<key>"
}
