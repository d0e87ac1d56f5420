resource "aws_bedrockagent_flow" "answer" {
  name               = "answer-flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/service-role/AmazonBedrockExecutionRoleForFlows_FLOW123456"
  definition {
    node {
      name = "Search"
      type = "KnowledgeBase"
      configuration {
        knowledge_base { # <- here
          knowledge_base_id = "KBASE12345"
          model_id          = "anthropic.claude-3-5-sonnet-20240620-v1:0"
        }
      }
    }
  }
}
