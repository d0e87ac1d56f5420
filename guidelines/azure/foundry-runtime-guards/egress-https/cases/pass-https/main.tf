resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azapi_resource" "policy" {
  type      = "Microsoft.CognitiveServices/accounts/raiPolicies@2026-09-15-preview"
  name      = "agent-egress"
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
      egressPolicy = {
        mode          = "Enforced"
        defaultAction = "Deny"
        rules = [
          {
            name     = "chukei"
            ruleType = "Fqdn"
            match = {
              host = "zaiko.example.jp"
            }
            action = {
              actionType = "Rewrite"
              rewrite = {
                scheme = "https"
                host   = "proxy.example.jp"
              }
            }
          },
        ]
      }
    }
  }
}
