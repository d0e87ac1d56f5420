resource "azurerm_linux_virtual_machine" "main" {
  name                  = "vm-zaiko"
  resource_group_name   = "rg-在庫"
  location              = "japaneast"
  size                  = "Standard_D2s_v5"
  admin_username        = "azureuser"
  network_interface_ids = ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-zaiko/providers/Microsoft.Network/networkInterfaces/nic-zaiko"]

  custom_data = base64encode("#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n") # <- here

  admin_ssh_key {
    username   = "azureuser"
    public_key = file("id_rsa.pub")
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
