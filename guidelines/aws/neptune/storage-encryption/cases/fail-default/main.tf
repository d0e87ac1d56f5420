resource "aws_neptune_cluster" "members" { # <- here
  cluster_identifier = "jinmyaku-graph"

  tags = {
    用途 = "会員情報"
  }
}
