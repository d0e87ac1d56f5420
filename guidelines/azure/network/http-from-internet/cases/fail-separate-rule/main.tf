resource "azurerm_network_security_group" "web" {
  name                = "nsg-web"
  location            = "japaneast"
  resource_group_name = "rg-公開サービス"
}

resource "azurerm_network_security_rule" "admin" {
  name                        = "allow-http"
  resource_group_name         = "rg-公開サービス"
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = "*" # <- here
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "80"
}
