variable "engine" {
  type = string
}

resource "aws_elasticache_replication_group" "session" {
  replication_group_id = "session-kanri"
  description          = "ログインセッション"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
  engine                     = var.engine
  at_rest_encryption_enabled = true
}
