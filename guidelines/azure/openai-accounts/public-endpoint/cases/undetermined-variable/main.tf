variable "public" {
  description = "パブリックネットワークアクセス"
  type        = bool
}

resource "azurerm_cognitive_account" "main" {
  name                = "aoai-prod-jpe"
  resource_group_name = "rg-生成AI"
  location            = "japaneast"
  kind                = "OpenAI"
  sku_name            = "S0"

  public_network_access_enabled = var.public
}
