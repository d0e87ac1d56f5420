resource "aws_workspaces_workspace" "sato" { # <- here
  directory_id = "d-0123456789"
  bundle_id    = "wsb-0abc12345"
  user_name    = "sato"

  tags = {
    部門 = "経理"
  }
}
