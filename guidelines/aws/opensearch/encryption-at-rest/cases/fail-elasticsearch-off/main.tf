resource "aws_elasticsearch_domain" "docs" {
  domain_name           = "shanai-bunsho"
  elasticsearch_version = "7.10"

  encrypt_at_rest {
    enabled = false # <- here
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
