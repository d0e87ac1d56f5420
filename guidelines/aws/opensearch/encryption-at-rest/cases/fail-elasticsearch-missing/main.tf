resource "aws_elasticsearch_domain" "docs" { # <- here
  domain_name           = "shanai-bunsho"
  elasticsearch_version = "7.10"

  tags = {
    用途 = "社内文書の検索"
  }
}
