resource "azurerm_machine_learning_compute_cluster" "main" {
  name                          = "gpu-cluster"
  location                      = "japaneast"
  machine_learning_workspace_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.MachineLearningServices/workspaces/mlw-juyo-yosoku"
  vm_priority                   = "Dedicated"
  vm_size                       = "STANDARD_NC24ADS_A100_V4"
  subnet_resource_id            = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-ml"
  ssh_public_access_enabled     = true

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 4
    scale_down_nodes_after_idle_duration = "PT5M"
  }
}
