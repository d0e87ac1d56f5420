resource "aws_bedrockagent_flow" "answer" {
  name               = "answer-flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/service-role/AmazonBedrockExecutionRoleForFlows_FLOW123456"
  definition {
    node {
      name = "Order"
      type = "LambdaFunction"
      configuration {
        lambda_function {
          lambda_arn = "arn:aws:lambda:ap-northeast-1:444455556666:function:orders"
        }
      }
    }
  }
}
