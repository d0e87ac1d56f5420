resource "aws_workspaces_workspace" "sato" {
  directory_id = "d-0123456789"
  bundle_id    = "wsb-0abc12345"
  user_name    = "sato"
  root_volume_encryption_enabled = false # <- here
  user_volume_encryption_enabled = true
  volume_encryption_key = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"

  tags = {
    部門 = "経理"
  }
}
