resource "azurerm_network_security_group" "web" {
  name                = "nsg-web"
  location            = "japaneast"
  resource_group_name = "rg-公開サービス"

  security_rule {
    name                       = "allow-web"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "443"
  }

  security_rule {
    name                       = "allow-admin"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_address_prefix      = "Internet" # <- here
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "3387-3391"
  }
}
