resource "azurerm_virtual_machine" "main" {
  name                  = "vm-zaiko"
  resource_group_name   = "rg-在庫"
  location              = "japaneast"
  vm_size               = "Standard_D2s_v5"
  network_interface_ids = ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/networkInterfaces/nic-zaiko"]

  os_profile_linux_config {
    disable_password_authentication = false # <- here
  }

  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
}
