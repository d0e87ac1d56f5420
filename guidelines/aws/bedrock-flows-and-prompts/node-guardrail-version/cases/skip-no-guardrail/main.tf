resource "aws_bedrockagent_flow" "answer" {
  name               = "answer-flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/service-role/AmazonBedrockExecutionRoleForFlows_FLOW123456"
  definition {
    node {
      name = "Answer"
      type = "Prompt"
      configuration {
        prompt {
          source_configuration {
            inline {
              model_id      = "anthropic.claude-3-5-sonnet-20240620-v1:0"
              template_type = "TEXT"
              template_configuration {
                text {
                  text = "次の問い合わせに答えてください。{{question}}"
                  input_variable {
                    name = "question"
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
