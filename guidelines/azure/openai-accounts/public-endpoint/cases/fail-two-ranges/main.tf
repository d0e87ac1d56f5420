resource "azurerm_cognitive_account" "main" {
  name                          = "ais-prod-jpe"
  resource_group_name           = "rg-生成AI"
  location                      = "japaneast"
  kind                          = "AIServices"
  sku_name                      = "S0"
  custom_subdomain_name         = "ais-prod-jpe"
  public_network_access_enabled = true # <- here

  network_acls {
    default_action = "Deny"
    ip_rules       = ["203.0.113.0/24", "192.0.2.10"]
  }
}
