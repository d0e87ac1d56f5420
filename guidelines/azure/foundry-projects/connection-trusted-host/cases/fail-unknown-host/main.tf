resource "azurerm_cognitive_account_project_connection_custom_keys" "main" {
  name                 = "dougu"
  cognitive_project_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/foundry-shanai/projects/toiawase"
  category             = "RemoteTool"
  target               = "https://mcp.example.net/sse" # <- here
  custom_keys          = var.keys
}
