variable "policy" {
  type = string
}

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

resource "azapi_resource" "deployment" {
  type      = "Microsoft.CognitiveServices/accounts/deployments@2025-09-01"
  name      = "chat-ptu"
  parent_id = azurerm_cognitive_account.main.id

  body = {
    sku = {
      name     = "GlobalProvisionedManaged"
      capacity = 30
    }
    properties = {
      model = {
        format  = "OpenAI"
        name    = "gpt-4.1"
        version = "2025-04-14"
      }
      raiPolicyName           = "strict-jp"
      spilloverDeploymentName = "chat-std"
    }
  }
}

resource "azurerm_cognitive_deployment" "chat_std" {
  name                 = "chat-std"
  cognitive_account_id = azurerm_cognitive_account.main.id
  rai_policy_name      = var.policy

  model {
    format  = "OpenAI"
    name    = "gpt-4.1"
    version = "2025-04-14"
  }

  sku {
    name     = "GlobalStandard"
    capacity = 30
  }
}
