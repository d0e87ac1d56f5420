variable "public" {
  description = "インターネットからの接続"
  type        = bool
}

resource "azurerm_search_service" "main" {
  name                = "srch-shanai"
  resource_group_name = "rg-社内検索"
  location            = "japaneast"
  sku                 = "standard"

  public_network_access_enabled = var.public
}
