resource "aws_opensearch_domain" "docs" { # <- here
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  tags = {
    用途 = "社内文書の検索"
  }
}
