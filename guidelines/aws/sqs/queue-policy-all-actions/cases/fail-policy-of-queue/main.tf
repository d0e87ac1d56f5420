resource "aws_sqs_queue" "juchu" {
  name = "juchu"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "*" # <- here
      Resource  = "arn:aws:sqs:ap-northeast-1:111122223333:juchu"
    }]
  })
}
