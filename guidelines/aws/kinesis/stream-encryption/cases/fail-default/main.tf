resource "aws_kinesis_stream" "purchases" { # <- here
  name        = "konyu-rireki"
  shard_count = 1

  tags = {
    用途 = "購買履歴"
  }
}
