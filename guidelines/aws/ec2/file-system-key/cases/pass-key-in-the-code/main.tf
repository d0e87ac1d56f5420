resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted = true
  kms_key_id = aws_kms_key.own.arn

  tags = {
    Name = "共有フォルダー"
  }
}

resource "aws_kms_key" "own" {
  description = "顧客データ"
}
