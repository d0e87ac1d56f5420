resource "azurerm_app_service" "main" {
  name                = "app-madoguchi"
  resource_group_name = "rg-窓口"
  location            = "japaneast"
  app_service_plan_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-web/providers/Microsoft.Web/serverFarms/plan-web"

  site_config { # <- here
    http2_enabled = true
  }
}
