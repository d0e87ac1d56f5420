variable "agent_arn" {}

resource "aws_lambda_permission" "orders" {
  statement_id  = "agent"
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "bedrock.amazonaws.com"
  source_arn    = var.agent_arn
}
