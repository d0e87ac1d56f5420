variable "encrypted" {
  type = bool
}

resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted        = var.encrypted

  tags = {
    Name = "共有フォルダー"
  }
}
