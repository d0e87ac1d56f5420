resource "azurerm_subnet" "main" {
  name                 = "GatewaySubnet"
  resource_group_name  = "rg-在庫"
  virtual_network_name = "vnet-zaiko"
  address_prefixes     = ["10.0.1.0/24"]
}
