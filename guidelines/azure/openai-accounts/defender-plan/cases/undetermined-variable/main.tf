variable "tier" {
  type = string
}

resource "azurerm_security_center_subscription_pricing" "main" {
  resource_type = "AI"
  tier          = var.tier
}
