resource "aws_lambda_permission" "juchu" {
  statement_id   = "juchu"
  action         = "lambda:InvokeFunction"
  function_name  = "juchu"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::example-juchu"
  source_account = "111122223333"
}
