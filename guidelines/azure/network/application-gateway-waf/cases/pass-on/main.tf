resource "azurerm_application_gateway" "main" {
  name                = "agw-madoguchi"
  resource_group_name = "rg-窓口"
  location            = "japaneast"

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }

  waf_configuration {
    enabled          = true
    firewall_mode    = "Prevention"
    rule_set_version = "3.2"
  }
}
