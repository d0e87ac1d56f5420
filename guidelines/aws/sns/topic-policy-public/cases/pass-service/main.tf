resource "aws_sns_topic_policy" "juchu" {
  arn = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "s3.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
        Condition = {
          StringEquals = { "aws:SourceAccount" = "111122223333" }
        }
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::111122223333:role/juchu" }
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:ap-northeast-1:111122223333:juchu"
      },
    ]
  })
}
