resource "aws_lambda_permission" "juchu" {
  statement_id     = "juchu"
  action           = "lambda:InvokeFunction"
  function_name    = "juchu"
  principal        = "*"
  principal_org_id = "o-a1b2c3d4e5"
}
