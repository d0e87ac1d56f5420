resource "azurerm_container_registry" "main" {
  name                = "crkensaku"
  resource_group_name = "rg-検索"
  location            = "japaneast"
  sku                 = "Premium"

  network_rule_set {
    default_action = "Deny"

    ip_rule {
      action   = "Allow"
      ip_range = "192.0.2.0/24"
    }
  }
}
