resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "Blocked by arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abcd1234efgh" # <- here
  blocked_outputs_messaging = "お答えできません。"

  content_policy_config {
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }

    tier_config {
      tier_name = "STANDARD"
    }
  }
}
