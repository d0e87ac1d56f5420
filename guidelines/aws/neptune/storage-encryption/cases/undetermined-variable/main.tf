variable "encrypted" {
  type = bool
}

resource "aws_neptune_cluster" "members" {
  cluster_identifier = "jinmyaku-graph"
  storage_encrypted = var.encrypted

  tags = {
    用途 = "会員情報"
  }
}
