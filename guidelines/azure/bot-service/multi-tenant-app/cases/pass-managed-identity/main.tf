resource "azurerm_bot_service_azure_bot" "main" {
  name                 = "bot-madoguchi"
  resource_group_name  = "rg-生成AI"
  location             = "global"
  sku                  = "S1"
  endpoint             = "https://bot.example.jp/api/messages"
  microsoft_app_id     = "dddddddd-0000-0000-0001-000000000001"
  microsoft_app_type   = "UserAssignedMSI"
  microsoft_app_msi_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-bot"
}
