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
      rego = "package input_guard\n\nimport rego.v1\n\ndefault verdict := {\"decision\": \"allow\"}\n\nverdict := {\"decision\": \"deny\", \"reason\": \"prompt_injection\"} if {\n\tinput.snapshot.moderation.harm.PromptInjection.detected\n}\n"
    }
  }
}
