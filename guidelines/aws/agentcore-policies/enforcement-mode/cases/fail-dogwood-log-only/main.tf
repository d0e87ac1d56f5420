resource "aws_bedrockagentcore_policy" "refund_limit" {
  name             = "refund_limit"
  policy_engine_id = "order_rules-q1w2e3r4t5"
  enforcement_mode = "LOG_ONLY" # <- here

  definition {
    policy {
      statement = <<-EOT
        forbid(
          principal,
          action == AgentCore::Action::"Refund___process_refund",
          resource == AgentCore::Gateway::"arn:aws:bedrock-agentcore:ap-northeast-1:111122223333:gateway/orders-gateway-a1b2c3d4e5"
        )
        when { context.input.amount > 50000 };
      EOT
    }
  }
}
