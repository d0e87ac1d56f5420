resource "aws_bedrockagentcore_policy" "refund_limit" {
  name             = "refund_limit"
  description      = "返金は担当者が 5 万円まで"
  policy_engine_id = "order_rules-q1w2e3r4t5"
  validation_mode  = "FAIL_ON_ANY_FINDINGS"

  definition {
    cedar {
      statement = <<-EOT
        permit(
          principal is AgentCore::OAuthUser,
          action == AgentCore::Action::"Refund___process_refund",
          resource == AgentCore::Gateway::"arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:gateway/orders-gateway-a1b2c3d4e5"
        )
        when { context.input.amount <= 50000 };
      EOT
    }
  }
}
