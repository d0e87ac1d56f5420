variable "encrypted" {
  type = bool
}

resource "aws_docdb_cluster" "members" {
  cluster_identifier = "kaiin-joho"
  master_username             = "kanri"
  manage_master_user_password = true
  storage_encrypted = var.encrypted

  tags = {
    用途 = "会員情報"
  }
}
