resource "azurerm_subnet" "main" {
  name                 = "snet-zaiko"
  resource_group_name  = "rg-在庫"
  virtual_network_name = "vnet-zaiko"
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet_network_security_group_association" "main" {
  subnet_id                 = azurerm_subnet.main.id
  network_security_group_id = azurerm_network_security_group.main.id
}

resource "azurerm_network_security_group" "main" {
  name                = "nsg-zaiko"
  location            = "japaneast"
  resource_group_name = "rg-在庫"
}
