resource "azurerm_linux_web_app" "main" {
  name                = "app-madoguchi"
  resource_group_name = "rg-窓口"
  location            = "japaneast"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-web/providers/Microsoft.Web/serverFarms/plan-web"

  https_only = false # <- here

  site_config {}
}
