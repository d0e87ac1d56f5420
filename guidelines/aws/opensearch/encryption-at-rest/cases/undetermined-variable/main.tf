variable "encrypted" {
  type = bool
}

resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  encrypt_at_rest {
    enabled = var.encrypted
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
