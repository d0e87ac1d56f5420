variable "encryption" {
  description = "保存時の暗号化"
  type        = string
}

resource "azurerm_data_lake_store" "main" {
  name                = "adlsuriage"
  resource_group_name = "rg-売上"
  location            = "japaneast"

  encryption_state = var.encryption
}
