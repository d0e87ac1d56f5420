variable "enabled" {
  type = bool
}

resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  advanced_security_options {
    enabled = var.enabled
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
