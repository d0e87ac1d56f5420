resource "aws_sns_topic" "juchu" {
  name         = "juchu"
  display_name = "受注通知"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*" # <- here
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
    }]
  })
}
