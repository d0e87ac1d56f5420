resource "aws_bedrockagentcore_policy" "refund_limit" {
  name             = "refund_limit"
  policy_engine_id = "order_rules-q1w2e3r4t5"

  definition {
    policy {
      statement = "permit(principal, action, resource);" # <- here
    }
  }
}
