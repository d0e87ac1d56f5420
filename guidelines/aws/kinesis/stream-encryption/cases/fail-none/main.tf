resource "aws_kinesis_stream" "purchases" {
  name        = "konyu-rireki"
  shard_count = 1
  encryption_type = "NONE" # <- here

  tags = {
    用途 = "購買履歴"
  }
}
