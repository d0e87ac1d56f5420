resource "aws_efs_file_system" "data" {
  creation_token   = "data"
  performance_mode = "generalPurpose"
  encrypted = true
  kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  tags = {
    Name = "共有フォルダー"
  }
}
