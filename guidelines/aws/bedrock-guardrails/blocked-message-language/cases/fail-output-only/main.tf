resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "この内容には回答できません。お困りの場合は窓口（support@example.co.jp）までご連絡ください。"
  blocked_outputs_messaging = "Sorry, the model cannot answer this question." # <- here

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
