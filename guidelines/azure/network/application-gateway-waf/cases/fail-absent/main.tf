resource "azurerm_application_gateway" "main" { # <- here
  name                = "agw-madoguchi"
  resource_group_name = "rg-窓口"
  location            = "japaneast"

  sku {
    name = "Standard_v2"
    tier = "Standard_v2"
  }
}
