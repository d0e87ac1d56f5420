resource "aws_bedrockagent_agent" "support" {
  agent_name              = "support-agent"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/AmazonBedrockExecutionRoleForAgents_support"
  foundation_model        = "anthropic.claude-3-5-sonnet-20240620-v1:0"
}

resource "aws_bedrockagent_agent_action_group" "orders" {
  agent_id          = aws_bedrockagent_agent.support.agent_id
  agent_version     = "DRAFT"
  action_group_name = "orders"
  action_group_executor {
    lambda = "arn:aws:lambda:ap-northeast-1:111122223333:function:orders"
  }
  function_schema {
    member_functions {
      functions {
        name        = "find_orders"
        description = "受注データを調べます"
        parameters {
          map_block_key = "postal_code"
          type          = "string"
          required      = true
        }
        parameters {
          map_block_key = "limit"
          type          = "integer"
        }
      }
    }
  }
}
