resource "azurerm_synapse_workspace" "main" {
  name                                 = "syn-bunseki"
  resource_group_name                  = "rg-分析"
  location                             = "japaneast"
  storage_data_lake_gen2_filesystem_id = "https://stbunseki.dfs.core.windows.net/main"

  managed_virtual_network_enabled = true
}
