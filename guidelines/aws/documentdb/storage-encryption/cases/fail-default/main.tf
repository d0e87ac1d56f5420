resource "aws_docdb_cluster" "members" { # <- here
  cluster_identifier = "kaiin-joho"
  master_username             = "kanri"
  manage_master_user_password = true

  tags = {
    用途 = "会員情報"
  }
}
