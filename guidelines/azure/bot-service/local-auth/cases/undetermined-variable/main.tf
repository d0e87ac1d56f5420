variable "local" {
  type = bool
}

resource "azurerm_bot_service_azure_bot" "main" {
  name                         = "bot-madoguchi"
  resource_group_name          = "rg-生成AI"
  location                     = "global"
  sku                          = "S1"
  endpoint                     = "https://bot.example.jp/api/messages"
  microsoft_app_id             = "dddddddd-0000-0000-0001-000000000001"
  local_authentication_enabled = var.local
}
