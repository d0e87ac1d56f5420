variable "caller" {
  type = string
}

resource "aws_lambda_permission" "juchu" {
  statement_id  = "juchu"
  action        = "lambda:InvokeFunction"
  function_name = "juchu"
  principal     = var.caller
}
