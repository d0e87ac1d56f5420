resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  topic_policy_config {
    topics_config {
      name       = "Medical"
      definition = "医療に関する質問以外のすべての話題" # <- here
      type       = "DENY"
    }
  }
}
