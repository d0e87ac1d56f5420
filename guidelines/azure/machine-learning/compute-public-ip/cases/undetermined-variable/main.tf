variable "public" {
  type = bool
}

resource "azurerm_machine_learning_compute_instance" "main" {
  name                          = "ci-suzuki"
  machine_learning_workspace_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.MachineLearningServices/workspaces/mlw-juyo-yosoku"
  virtual_machine_size          = "STANDARD_DS3_V2"
  node_public_ip_enabled        = var.public
}
