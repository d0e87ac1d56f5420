resource "azurerm_role_definition" "main" {
  name        = "運用担当"
  scope       = "/subscriptions/00000000-0000-0000-0000-000000000000"
  description = "運用のための権限"

  permissions {
    actions     = ["*"] # <- here
    not_actions = []
  }

  assignable_scopes = ["/subscriptions/00000000-0000-0000-0000-000000000000"]
}
