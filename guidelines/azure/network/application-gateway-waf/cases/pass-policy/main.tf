resource "azurerm_application_gateway" "main" {
  name                = "agw-madoguchi"
  resource_group_name = "rg-窓口"
  location            = "japaneast"
  firewall_policy_id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/waf"

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }
}
