variable "encryption_type" {
  type = string
}

resource "aws_kinesis_stream" "purchases" {
  name        = "konyu-rireki"
  shard_count = 1
  encryption_type = var.encryption_type

  tags = {
    用途 = "購買履歴"
  }
}
