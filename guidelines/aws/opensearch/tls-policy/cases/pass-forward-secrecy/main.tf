resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  domain_endpoint_options {
    enforce_https = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
