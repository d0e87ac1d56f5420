resource "azurerm_cognitive_account" "main" { # <- here
  name                       = "foundry-shanai"
  resource_group_name        = "rg-生成AI"
  location                   = "japaneast"
  kind                       = "AIServices"
  sku_name                   = "S0"
  custom_subdomain_name      = "foundry-shanai"
  project_management_enabled = true

  identity {
    type = "SystemAssigned"
  }
}
