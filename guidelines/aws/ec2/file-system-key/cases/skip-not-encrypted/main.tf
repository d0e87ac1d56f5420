resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"

  tags = {
    Name = "共有フォルダー"
  }
}
