resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "https://wiki.corp/ai を参照してください。" # <- here
  blocked_outputs_messaging = "10.20.30.40 の管理者に連絡してください。" # <- here

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
