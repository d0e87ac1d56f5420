resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azapi_resource" "policy" {
  type      = "Microsoft.CognitiveServices/accounts/raiPolicies@2025-09-01"
  name      = "strict-jp"
  parent_id = azurerm_cognitive_account.main.id

  body = {
    properties = {
      mode           = "Blocking"
      basePolicyName = "Microsoft.DefaultV2"
      contentFilters = [
        {
          name     = "Jailbreak"
          blocking = true
          enabled  = true
          source   = "Prompt"
        },
      ]
      customTopics = [
        {
          topicName = "toushi-jogen"
          blocking  = true
          source    = "Prompt"
        },
        {
          topicName = "toushi-jogen"
          blocking  = true
          source    = "Completion"
        },
      ]
    }
  }
}
