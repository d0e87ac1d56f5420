variable "record" {
  description = "フローログを記録するか"
  type        = bool
}

resource "azurerm_network_watcher_flow_log" "main" {
  name                 = "fl-kanshi"
  network_watcher_name = "nw-japaneast"
  resource_group_name  = "rg-監視"
  target_resource_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.Network/virtualNetworks/vnet-kanshi"
  storage_account_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-kanshi/providers/Microsoft.Storage/storageAccounts/stkanshi"

  enabled = var.record

  retention_policy {
    enabled = true
    days    = 90
  }
}
