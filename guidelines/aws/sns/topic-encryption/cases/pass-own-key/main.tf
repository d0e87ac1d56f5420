resource "aws_kms_key" "tsuchi" {
  description = "通知の暗号化"
}

resource "aws_sns_topic" "juchu" {
  name              = "juchu"
  display_name      = "受注通知"
  kms_master_key_id = aws_kms_key.tsuchi.arn
}
