resource "azurerm_cognitive_account" "main" {
  name                  = "docs-jpe"
  resource_group_name   = "rg-生成AI"
  location              = "japaneast"
  kind                  = "FormRecognizer"
  sku_name              = "S0"
  custom_subdomain_name = "docs-jpe"
}
