variable "mode" {
  type = string
}

resource "azurerm_network_security_perimeter_association" "main" {
  name                                  = "aoai"
  access_mode                           = var.mode
  network_security_perimeter_profile_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/networkSecurityPerimeters/nsp-ai/profiles/ai"
  resource_id                           = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
}
