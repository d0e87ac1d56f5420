resource "aws_sqs_queue" "juchu" {
  name = "juchu"
}
