variable "tls_policy" {
  type = string
}

resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  domain_endpoint_options {
    enforce_https = true
    tls_security_policy = var.tls_policy
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
