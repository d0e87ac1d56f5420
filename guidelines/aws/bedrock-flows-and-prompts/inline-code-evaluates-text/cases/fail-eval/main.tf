resource "aws_bedrockagent_flow" "answer" {
  name               = "answer-flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/service-role/AmazonBedrockExecutionRoleForFlows_FLOW123456"
  definition {
    node {
      name = "Shape"
      type = "InlineCode"
      configuration {
        inline_code {
          code     = "def shape():\n    return eval(codeInput)\nshape()" # <- here
          language = "Python_3"
        }
      }
    }
  }
}
