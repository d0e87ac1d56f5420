resource "azurerm_network_security_group" "web" {
  name                = "nsg-web"
  location            = "japaneast"
  resource_group_name = "rg-公開サービス"

  security_rule {
    name                       = "allow-rdp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "TCP"
    source_address_prefixes    = ["192.0.2.0/24", "0.0.0.0/0"] # <- here
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["443", "3389"]
  }
}
