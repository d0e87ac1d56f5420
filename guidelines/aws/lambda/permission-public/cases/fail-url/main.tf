resource "aws_lambda_permission" "juchu" {
  statement_id           = "juchu"
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "juchu"
  principal              = "*" # <- here
  function_url_auth_type = "NONE"
}
