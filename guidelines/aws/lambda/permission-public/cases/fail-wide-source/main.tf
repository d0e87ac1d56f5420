resource "aws_lambda_permission" "juchu" {
  statement_id  = "juchu"
  action        = "lambda:InvokeFunction"
  function_name = "juchu"
  principal     = "*" # <- here
  source_arn    = "arn:aws:s3:::*"
}
