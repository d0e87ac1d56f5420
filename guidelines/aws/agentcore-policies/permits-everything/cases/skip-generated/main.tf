resource "aws_bedrockagentcore_policy" "refund_limit" {
  name             = "refund_limit"
  description      = "返金は担当者が 5 万円まで"
  policy_engine_id = "order_rules-q1w2e3r4t5"

  definition {
    policy_generation {
      policy_generation_id       = "refund_generation-a1b2c3d4e5"
      policy_generation_asset_id = "0a1b2c3d-1111-4222-8333-444455556666"
    }
  }
}
