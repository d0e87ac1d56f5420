variable "publisher" {
  type = string
}

resource "aws_sns_topic_policy" "juchu" {
  arn = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.publisher }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
    }]
  })
}
