resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "AIServices"
  sku_name            = "S0"
}

resource "azurerm_cognitive_account_rai_policy" "main" {
  name                 = "strict-jp"
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
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Sexual"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Sexual"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
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

  content_filter {
    name               = "Selfharm"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Selfharm"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name           = "Jailbreak"
    source         = "Prompt"
    filter_enabled = true
    block_enabled  = true
  }

  content_filter {
    name           = "Indirect Attack"
    source         = "Prompt"
    filter_enabled = true
    block_enabled  = true
  }

  content_filter {
    name           = "Protected Material Text"
    source         = "Completion"
    filter_enabled = true
    block_enabled  = true
  }

  content_filter {
    name           = "Protected Material Code"
    source         = "Completion"
    filter_enabled = true
    block_enabled  = true
  }
}

resource "azurerm_cognitive_account_rai_policy" "loose_jp" {
  name                 = "loose-jp"
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
    severity_threshold = "High"
  }

  content_filter {
    name               = "Sexual"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Sexual"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "High"
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
    severity_threshold = "High"
  }

  content_filter {
    name               = "Selfharm"
    source             = "Prompt"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "Medium"
  }

  content_filter {
    name               = "Selfharm"
    source             = "Completion"
    filter_enabled     = true
    block_enabled      = true
    severity_threshold = "High"
  }

  content_filter {
    name           = "Jailbreak"
    source         = "Prompt"
    filter_enabled = true
    block_enabled  = true
  }
}

resource "azurerm_cognitive_deployment" "main" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.main.id
  rai_policy_name      = "strict-jp"

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }

  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}

resource "azurerm_cognitive_deployment" "batch" {
  name                 = "batch"
  cognitive_account_id = azurerm_cognitive_account.main.id
  rai_policy_name      = "loose-jp" # <- here

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-08-06"
  }

  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}
