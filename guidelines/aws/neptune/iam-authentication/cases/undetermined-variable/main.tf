variable "enabled" {
  type = bool
}

resource "aws_neptune_cluster" "members" {
  cluster_identifier = "jinmyaku-graph"
  iam_database_authentication_enabled = var.enabled

  tags = {
    用途 = "会員情報"
  }
}
