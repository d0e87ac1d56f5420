resource "aws_sns_topic" "juchu" { # <- here
  name         = "juchu"
  display_name = "受注通知"
}
