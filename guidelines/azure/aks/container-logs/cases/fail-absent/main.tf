resource "azurerm_kubernetes_cluster" "main" { # <- here
  name                = "aks-uketsuke"
  resource_group_name = "rg-受付"
  location            = "japaneast"
  dns_prefix          = "uketsuke"

  default_node_pool {
    name       = "default"
    node_count = 2
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
