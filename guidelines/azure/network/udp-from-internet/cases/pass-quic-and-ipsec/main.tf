resource "azurerm_network_security_group" "web" {
  name                = "nsg-web"
  location            = "japaneast"
  resource_group_name = "rg-公開サービス"

  security_rule {
    name                       = "allow-vpn"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Udp"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["500", "4500"]
  }

  security_rule {
    name                       = "allow-quic"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Udp"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "443"
  }
}
