resource "aws_sqs_queue_policy" "juchu" {
  queue_url = "https://sqs.ap-northeast-1.amazonaws.com/111122223333/juchu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:*" # <- here
      Resource  = "arn:aws:sqs:ap-northeast-1:111122223333:juchu"
      Condition = {
        StringEquals = { "aws:SourceAccount" = "111122223333" }
      }
    }]
  })
}
