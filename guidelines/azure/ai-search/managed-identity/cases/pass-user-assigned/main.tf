resource "azurerm_search_service" "main" {
  name                = "srch-prod-jpe"
  resource_group_name = "rg-検索基盤"
  location            = "japaneast"
  sku                 = "standard"

  identity {
    type         = "UserAssigned"
    identity_ids = ["/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-search"]
  }
}
