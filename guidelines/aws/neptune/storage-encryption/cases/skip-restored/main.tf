resource "aws_neptune_cluster" "members" {
  cluster_identifier = "jinmyaku-graph"
  snapshot_identifier = "getsumatsu"

  tags = {
    用途 = "会員情報"
  }
}
