resource "azurerm_data_factory" "main" { # <- here
  name                = "adf-kanjo"
  resource_group_name = "rg-勘定"
  location            = "japaneast"
}
