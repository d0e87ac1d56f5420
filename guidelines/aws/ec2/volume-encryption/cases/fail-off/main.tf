resource "aws_ebs_volume" "data" {
  availability_zone = "ap-northeast-1a"
  size              = 100
  encrypted         = false # <- here

  tags = {
    Name = "顧客データ"
  }
}
