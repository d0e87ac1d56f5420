resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azapi_resource" "policy" {
  type      = "Microsoft.CognitiveServices/accounts/raiPolicies@2026-09-15-preview"
  name      = "agent-jp"
  parent_id = azurerm_cognitive_account.main.id

  body = {
    properties = {
      mode           = "Blocking"
      basePolicyName = "Microsoft.DefaultV2"
      contentFilters = [
        {
          name              = "Hate"
          blocking          = false # <- here
          enabled           = true
          severityThreshold = "Medium"
          source            = "PostToolCall"
          action            = "ANNOTATING"
        },
      ]
    }
  }
}
