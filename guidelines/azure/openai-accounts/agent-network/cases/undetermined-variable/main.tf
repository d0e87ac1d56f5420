variable "scenario" {
  type = string
}

resource "azurerm_cognitive_account" "main" {
  name                       = "foundry-shanai"
  resource_group_name        = "rg-生成AI"
  location                   = "japaneast"
  kind                       = "AIServices"
  sku_name                   = "S0"
  custom_subdomain_name      = "foundry-shanai"
  project_management_enabled = true

  identity {
    type = "SystemAssigned"
  }

  network_injection {
    scenario  = var.scenario
    subnet_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/virtualNetworks/vnet-ai/subnets/snet-agents"
  }
}
