variable "resource" {
  type = string
}

resource "azurerm_search_service" "main" {
  name                          = "srch-prod-jpe"
  resource_group_name           = "rg-生成AI"
  location                      = "japaneast"
  sku                           = "basic"
  public_network_access_enabled = false
}

resource "azurerm_network_security_perimeter_association" "main" {
  name                                  = "ai"
  access_mode                           = "Enforced"
  network_security_perimeter_profile_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/networkSecurityPerimeters/nsp-ai/profiles/ai"
  resource_id                           = var.resource
}
