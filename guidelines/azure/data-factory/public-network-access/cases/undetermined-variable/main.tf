variable "public" {
  description = "インターネットからの接続"
  type        = bool
}

resource "azurerm_data_factory" "main" {
  name                = "adf-kanjo"
  resource_group_name = "rg-勘定"
  location            = "japaneast"

  public_network_enabled = var.public
}
