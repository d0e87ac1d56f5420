variable "encrypted" {
  type = bool
}

resource "aws_redshift_cluster" "sales" {
  cluster_identifier     = "uriage-bunseki"
  node_type              = "ra3.large"
  cluster_type           = "single-node"
  master_username        = "kanri"
  manage_master_password = true
  encrypted = var.encrypted

  tags = {
    用途 = "売上分析"
  }
}
