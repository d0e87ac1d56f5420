resource "aws_lambda_permission" "orders" {
  statement_id  = "agent"
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "bedrock.amazonaws.com" # <- here
  source_arn    = "arn:aws:bedrock:ap-northeast-1:*:agent/*"
}
