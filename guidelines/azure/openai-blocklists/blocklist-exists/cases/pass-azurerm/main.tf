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

resource "azurerm_cognitive_account_rai_policy" "strict" {
  name                 = "strict-jp"
  cognitive_account_id = azurerm_cognitive_account.main.id
  base_policy_name     = "Microsoft.DefaultV2"

  content_filter {
    name               = "Jailbreak"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  custom_blocklist {
    name          = azurerm_cognitive_account_rai_blocklist.main.name
    source        = "Prompt"
    block_enabled = true
  }

  custom_blocklist {
    name          = azurerm_cognitive_account_rai_blocklist.main.name
    source        = "Completion"
    block_enabled = true
  }
}
