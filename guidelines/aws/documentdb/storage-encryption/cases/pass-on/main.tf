resource "aws_docdb_cluster" "members" {
  cluster_identifier = "kaiin-joho"
  master_username             = "kanri"
  manage_master_user_password = true
  storage_encrypted = true

  tags = {
    用途 = "会員情報"
  }
}
