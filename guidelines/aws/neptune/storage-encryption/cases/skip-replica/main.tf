resource "aws_neptune_cluster" "members" {
  cluster_identifier = "jinmyaku-graph"
  replication_source_identifier = "arn:aws:rds:us-east-1:111122223333:cluster:jinmyaku-graph"

  tags = {
    用途 = "会員情報"
  }
}
