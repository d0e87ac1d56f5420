resource "azurerm_mysql_flexible_server_firewall_rule" "rule" {
  name                = "office"
  resource_group_name = "rg-受注"
  server_name         = "mysql-juchu-jpe"
  start_ip_address    = "203.0.113.10"
  end_ip_address      = "203.0.113.10"
}
