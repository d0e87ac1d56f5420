resource "azurerm_postgresql_flexible_server_firewall_rule" "rule" {
  name             = "all"
  server_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-juchu/providers/Microsoft.DBforPostgreSQL/flexibleServers/psql-juchu-jpe"
  start_ip_address = "0.0.0.0" # <- here
  end_ip_address   = "255.255.255.255"
}
