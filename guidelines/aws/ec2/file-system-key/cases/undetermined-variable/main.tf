variable "key" {
  type = string
}

resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted = true
  kms_key_id = var.key

  tags = {
    Name = "共有フォルダー"
  }
}
