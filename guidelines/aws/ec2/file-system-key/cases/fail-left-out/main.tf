resource "aws_efs_file_system" "data" { # <- here
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted = true

  tags = {
    Name = "共有フォルダー"
  }
}
