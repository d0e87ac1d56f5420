variable "type" {
  type = string
}

resource "azurerm_role_assignment" "main" {
  scope                = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  role_definition_name = "Cognitive Services OpenAI User"
  principal_id         = "dddddddd-0000-0000-0000-000000000002"
  principal_type       = var.type
}
