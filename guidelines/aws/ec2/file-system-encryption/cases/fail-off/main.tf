resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted        = false # <- here

  tags = {
    Name = "共有フォルダー"
  }
}
