resource "azurerm_cognitive_account" "main" { # <- here
  name                  = "aoai-prod-jpe"
  resource_group_name   = "rg-生成AI"
  location              = "japaneast"
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = "aoai-prod-jpe"

  network_acls {
    default_action = "Deny"

    virtual_network_rules {
      subnet_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-生成AI/providers/Microsoft.Network/virtualNetworks/vnet-jpe/subnets/app"
    }
  }
}
