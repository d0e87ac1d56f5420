resource "aws_neptune_cluster_instance" "graph" {
  identifier         = "jinmyaku-graph-1"
  cluster_identifier = "jinmyaku-graph"
  instance_class     = "db.r6g.large"
  publicly_accessible = true # <- here

  tags = {
    用途 = "関係の分析"
  }
}
