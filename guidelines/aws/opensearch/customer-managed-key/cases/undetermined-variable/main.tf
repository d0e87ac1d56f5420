variable "key" {
  type = string
}

resource "aws_opensearch_domain" "docs" {
  domain_name    = "shanai-bunsho"
  engine_version = "OpenSearch_2.19"

  encrypt_at_rest {
    enabled = true
    kms_key_id = var.key
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
