resource "aws_ebs_volume" "data" { # <- here
  availability_zone = "ap-northeast-1a"
  size              = 100
  encrypted = true

  tags = {
    Name = "顧客データ"
  }
}
