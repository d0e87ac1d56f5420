resource "azurerm_container_registry" "main" {
  name                = "crkensaku"
  resource_group_name = "rg-検索"
  location            = "japaneast"
  sku                 = "Premium"
}
