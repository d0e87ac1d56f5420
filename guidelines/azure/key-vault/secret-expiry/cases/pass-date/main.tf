variable "password" {
  description = "データベースのパスワード"
  type        = string
}

resource "azurerm_key_vault_secret" "main" {
  name            = "keiri-db"
  key_vault_id    = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.KeyVault/vaults/kv-keiri-jpe"
  value           = var.password
  expiration_date = "2027-03-31T00:00:00Z"
}
