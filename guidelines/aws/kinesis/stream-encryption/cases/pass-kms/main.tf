resource "aws_kinesis_stream" "purchases" {
  name        = "konyu-rireki"
  shard_count = 1
  encryption_type = "KMS"
  kms_key_id      = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-2222-3333-4444-555555555555"

  tags = {
    用途 = "購買履歴"
  }
}
