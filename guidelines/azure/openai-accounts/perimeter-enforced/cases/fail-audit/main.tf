resource "azurerm_search_service" "main" {
  name                = "srch-prod-jpe"
  resource_group_name = "rg-検索基盤"
  location            = "japaneast"
  sku                 = "standard"
}

resource "azurerm_network_security_perimeter_association" "main" {
  name                                  = "aoai"
  access_mode                           = "Audit" # <- here
  network_security_perimeter_profile_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/networkSecurityPerimeters/nsp-ai/profiles/ai"
  resource_id                           = azurerm_search_service.main.id
}
