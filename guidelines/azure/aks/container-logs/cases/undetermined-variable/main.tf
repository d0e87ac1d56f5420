variable "workspace" {
  description = "ログの送り先"
  type        = string
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-uketsuke"
  resource_group_name = "rg-受付"
  location            = "japaneast"
  dns_prefix          = "uketsuke"

  oms_agent {
    log_analytics_workspace_id = var.workspace
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
