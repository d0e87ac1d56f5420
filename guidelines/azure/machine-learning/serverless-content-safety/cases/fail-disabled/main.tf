resource "azapi_resource" "main" {
  type      = "Microsoft.MachineLearningServices/workspaces/serverlessEndpoints@2025-12-01"
  name      = "phi-yoyaku"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.MachineLearningServices/workspaces/proj-yosoku"
  location  = "japaneast"

  body = {
    properties = {
      authMode      = "AAD"
      contentSafety = {
        contentSafetyStatus = "Disabled" # <- here
      }
      modelSettings = {
        modelId = "azureml://registries/azureml/models/Phi-4"
      }
    }
  }
}
