resource "azurerm_role_definition" "main" {
  name  = "AI 開発者"
  scope = "/subscriptions/11111111-2222-3333-4444-555555555555"

  permissions {
    actions = [
      "Microsoft.CognitiveServices/*/read",
    ]
  }
}
