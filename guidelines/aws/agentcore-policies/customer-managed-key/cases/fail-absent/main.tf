resource "aws_bedrockagentcore_policy_engine" "order_rules" { # <- here
  name        = "order_rules"
  description = "受注のツールを誰が使えるか"
}
