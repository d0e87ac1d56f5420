resource "aws_neptune_cluster" "members" {
  cluster_identifier = "jinmyaku-graph"
  storage_encrypted = false # <- here

  tags = {
    用途 = "会員情報"
  }
}
