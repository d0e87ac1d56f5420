resource "aws_lambda_permission" "juchu" {
  statement_id  = "juchu"
  action        = "lambda:InvokeFunction"
  function_name = "juchu"
  principal     = "*"
  source_arn    = "arn:aws:events:ap-northeast-1:111122223333:rule/yakan"
}
