resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "この内容には回答できません。お困りの場合は窓口（support@example.co.jp）までご連絡ください。"
  blocked_outputs_messaging = "Amazon 製品の窓口は 03-0000-0000、受付番号 2026-001 です。https://help.example.co.jp"

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
