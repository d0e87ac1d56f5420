resource "azurerm_data_lake_store" "main" {
  name                = "adlsuriage"
  resource_group_name = "rg-売上"
  location            = "japaneast"

  encryption_state = "Enabled"
}
