variable "restricted" {
  description = "外部への通信の制限"
  type        = bool
}

resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "OpenAI"
  sku_name            = "S0"

  outbound_network_access_restricted = var.restricted
}
