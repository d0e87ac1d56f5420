resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  advanced_security_options {
    enabled = true
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
