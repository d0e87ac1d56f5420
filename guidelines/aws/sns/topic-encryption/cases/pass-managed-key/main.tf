resource "aws_sns_topic" "juchu" {
  name              = "juchu"
  display_name      = "受注通知"
  kms_master_key_id = "alias/aws/sns"
}
