resource "azurerm_machine_learning_compute_instance" "main" {
  name                          = "ci-suzuki"
  machine_learning_workspace_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.MachineLearningServices/workspaces/mlw-juyo-yosoku"
  virtual_machine_size          = "STANDARD_DS3_V2"
  subnet_resource_id            = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-ml"
  node_public_ip_enabled        = false
}
