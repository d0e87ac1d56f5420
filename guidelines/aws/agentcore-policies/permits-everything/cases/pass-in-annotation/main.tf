resource "aws_bedrockagentcore_policy" "refund_limit" {
  name             = "refund_limit"
  description      = "返金は担当者が 5 万円まで"
  policy_engine_id = "order_rules-q1w2e3r4t5"

  definition {
    cedar {
      statement = "@description(\"not permit(principal, action, resource); // at all\")\npermit(principal, action == AgentCore::Action::\"Refund___get\", resource);"
    }
  }
}
