variable "topic" {
  type = string
}

resource "aws_sqs_queue_policy" "juchu" {
  queue_url = "https://sqs.ap-northeast-1.amazonaws.com/111122223333/juchu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:ap-northeast-1:111122223333:juchu"
      Condition = {
        ArnEquals = { "aws:SourceArn" = var.topic }
      }
    }]
  })
}
