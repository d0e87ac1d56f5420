resource "aws_dax_cluster" "catalog" {
  cluster_name       = "shohin-cache"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax-shohin"
  node_type          = "dax.t3.small"
  replication_factor = 1

  server_side_encryption {
    enabled = false # <- here
  }

  tags = {
    用途 = "商品情報のキャッシュ"
  }
}
