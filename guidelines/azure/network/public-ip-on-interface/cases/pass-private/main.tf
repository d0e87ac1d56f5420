resource "azurerm_network_interface" "main" {
  name                = "nic-zaiko"
  resource_group_name = "rg-在庫"
  location            = "japaneast"

  ip_configuration {
    name                          = "internal"
    subnet_id                     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/virtualNetworks/vnet-zaiko/subnets/app"
    private_ip_address_allocation = "Dynamic"
  }
}
