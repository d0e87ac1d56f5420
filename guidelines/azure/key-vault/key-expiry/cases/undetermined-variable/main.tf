variable "until" {
  description = "有効期限"
  type        = string
}

resource "azurerm_key_vault_key" "main" {
  name            = "keiri-db"
  key_vault_id    = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.KeyVault/vaults/kv-keiri-jpe"
  key_type        = "RSA"
  key_size        = 2048
  key_opts        = ["decrypt", "encrypt"]
  expiration_date = var.until
}
