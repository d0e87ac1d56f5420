resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azurerm_cognitive_account_rai_policy" "main" {
  name                 = "kids-jp"
  cognitive_account_id = azurerm_cognitive_account.main.id
  base_policy_name     = "Microsoft.DefaultV2"
  mode                 = "Blocking"

  content_filter {
    name               = "Hate"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Hate"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Low"
  }

  content_filter {
    name               = "Violence"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Violence"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }
}
