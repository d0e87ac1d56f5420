resource "aws_elasticsearch_domain" "docs" {
  domain_name           = "shanai-bunsho"
  elasticsearch_version = "7.10"

  encrypt_at_rest {
    enabled = true
    kms_key_id = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  }

  tags = {
    用途 = "社内文書の検索"
  }
}
