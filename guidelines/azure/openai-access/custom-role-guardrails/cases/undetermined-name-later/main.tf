variable "name" {
  type = string
}

resource "azurerm_role_definition" "main" {
  name  = var.name
  scope = "/subscriptions/11111111-2222-3333-4444-555555555555"

  permissions {
    actions = [
      "Microsoft.CognitiveServices/accounts/raiPolicies/*",
    ]
  }
}
