resource "aws_ebs_volume" "data" {
  availability_zone = "ap-northeast-1a"
  size              = 100
  encrypted = true
  kms_key_id = aws_kms_key.own.arn

  tags = {
    Name = "顧客データ"
  }
}

resource "aws_kms_key" "own" {
  description = "顧客データ"
}
