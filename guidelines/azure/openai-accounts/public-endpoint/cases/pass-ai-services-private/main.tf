resource "azurerm_ai_services" "main" {
  name                = "ais-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  sku_name            = "S0"

  public_network_access = "Disabled"
}
