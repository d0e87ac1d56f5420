resource "azurerm_mssql_firewall_rule" "rule" {
  name             = "all"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.Sql/servers/sql-juchu-jpe"
  start_ip_address = "0.0.0.0" # <- here
  end_ip_address   = "255.255.255.255"
}
