variable "key" {
  type = string
}

resource "aws_ebs_volume" "data" {
  availability_zone = "ap-northeast-1a"
  size              = 100
  encrypted = true
  kms_key_id = var.key

  tags = {
    Name = "顧客データ"
  }
}
