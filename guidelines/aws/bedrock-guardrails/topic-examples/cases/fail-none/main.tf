resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  topic_policy_config {
    topics_config { # <- here
      name       = "InvestmentAdvice"
      definition = "個別の金融商品の売買を勧める助言"
      type       = "DENY"
    }
  }
}
