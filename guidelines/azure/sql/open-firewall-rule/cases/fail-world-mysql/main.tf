resource "azurerm_mysql_firewall_rule" "rule" {
  name                = "all"
  resource_group_name = "rg-受注"
  server_name         = "mysql-juchu-jpe"
  start_ip_address    = "0.0.0.0" # <- here
  end_ip_address      = "255.255.255.255"
}
