resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azurerm_cognitive_account_rai_blocklist" "main" {
  name                 = "kaihatsu-code"
  cognitive_account_id = azurerm_cognitive_account.main.id
  description          = "開発中の製品のコード名"
}

resource "azapi_resource" "item" {
  type      = "Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems@2024-10-01"
  name      = "keikaku"
  parent_id = azurerm_cognitive_account_rai_blocklist.main.id

  body = {
    properties = {
      pattern = "あさひ計画"
      isRegex = false
    }
  }
}
