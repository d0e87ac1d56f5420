resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-uketsuke"
  resource_group_name = "rg-受付"
  location            = "japaneast"
  dns_prefix          = "uketsuke"

  oms_agent {
    log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.OperationalInsights/workspaces/log-kanshi"
  }

  default_node_pool {
    name       = "default"
    node_count = 2
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
