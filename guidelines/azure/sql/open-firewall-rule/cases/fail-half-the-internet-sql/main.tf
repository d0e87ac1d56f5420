resource "azurerm_sql_firewall_rule" "rule" {
  name                = "zenkoku"
  resource_group_name = "rg-受注"
  server_name         = "sql-juchu-jpe"
  start_ip_address    = "1.0.0.0" # <- here
  end_ip_address      = "126.255.255.255"
}
