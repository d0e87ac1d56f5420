variable "rego" {
  type = string
}

resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azapi_resource" "rego" {
  type      = "Microsoft.CognitiveServices/accounts/raiRegos@2026-09-15-preview"
  name      = "input-guard"
  parent_id = azurerm_cognitive_account.main.id

  body = {
    properties = {
      rego = var.rego
    }
  }
}

resource "azapi_resource" "policy" {
  type      = "Microsoft.CognitiveServices/accounts/raiPolicies@2026-09-15-preview"
  name      = "agent-guard"
  parent_id = azurerm_cognitive_account.main.id

  body = {
    properties = {
      format = "ACS"
      acs = {
        agent_control_specification_version = "0.4.0"
        policies = {
          gate = {
            type  = "rego"
            query = "data.input_guard.verdict"
          }
        }
        intervention_points = {
          input = {
            policy_target      = "$snap.input"
            policy_target_kind = "user_input"
            policy = {
              id = "gate"
              aacs_moderation = {
                subject_format = "text"
                harm_configs = [
                  {
                    category = "PromptInjection"
                  },
                ]
              }
            }
          }
        }
      }
      acsRegos = [
        {
          regoName = "input-guard"
        },
      ]
    }
  }
}
