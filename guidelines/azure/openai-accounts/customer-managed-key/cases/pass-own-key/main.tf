resource "azurerm_cognitive_account" "main" {
  name                  = "aoai-prod-jpe"
  resource_group_name   = "rg-生成AI"
  location              = "japaneast"
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = "aoai-prod-jpe"

  identity {
    type = "SystemAssigned"
  }

  customer_managed_key {
    key_vault_key_id = "https://kv-ai.vault.azure.net/keys/aoai/0123456789abcdef0123456789abcdef"
  }
}
