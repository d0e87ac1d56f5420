resource "azurerm_ai_foundry_project" "main" {
  name               = "proj-juyo-yosoku"
  location           = "japaneast"
  ai_services_hub_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/hub-juyo-yosoku"

  identity {
    type = "SystemAssigned"
  }
}
