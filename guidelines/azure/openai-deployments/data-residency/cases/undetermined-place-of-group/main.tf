resource "azurerm_resource_group" "main" {
  name     = "rg-生成AI"
  location = var.location
}

variable "location" {
  type = string
}

resource "azurerm_cognitive_account" "main" {
  name                  = "aoai-prod-jpe"
  resource_group_name   = "rg-生成AI"
  location              = azurerm_resource_group.main.location
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = "aoai-prod-jpe"
}

resource "azurerm_cognitive_deployment" "main" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.main.id

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }

  sku {
    name     = "Standard"
    capacity = 30
  }
}
