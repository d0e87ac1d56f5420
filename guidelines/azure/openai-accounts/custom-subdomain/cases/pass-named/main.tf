resource "azurerm_cognitive_account" "main" {
  name                  = "aoai-prod-jpe"
  resource_group_name   = "rg-生成AI"
  location              = "japaneast"
  kind                  = "OpenAI"
  sku_name              = "S0"
  custom_subdomain_name = "aoai-prod-jpe"
}
