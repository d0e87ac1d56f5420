resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted = true
  kms_key_id = "alias/aws/elasticfilesystem" # <- here

  tags = {
    Name = "共有フォルダー"
  }
}
