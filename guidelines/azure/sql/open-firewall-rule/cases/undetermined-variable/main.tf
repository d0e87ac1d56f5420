variable "first" {
  description = "範囲の最初のアドレス"
  type        = string
}

variable "last" {
  description = "範囲の最後のアドレス"
  type        = string
}

resource "azurerm_mssql_firewall_rule" "rule" {
  name             = "office"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Sql/servers/sql-juchu-jpe"
  start_ip_address = var.first
  end_ip_address   = var.last
}
