resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  sensitive_information_policy_config {
    pii_entities_config {
      type   = "AWS_ACCESS_KEY"
      action = "ANONYMIZE"
    }

    pii_entities_config {
      type   = "AWS_SECRET_KEY"
      action = "ANONYMIZE"
    }
  }
}
