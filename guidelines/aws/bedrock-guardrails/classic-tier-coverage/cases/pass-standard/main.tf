resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  topic_policy_config {
    topics_config {
      name       = "InvestmentAdvice"
      definition = "個別の金融商品の売買を勧める助言"
      type       = "DENY"
    }

    tier_config {
      tier_name = "STANDARD"
    }
  }

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

  cross_region_config {
    guardrail_profile_identifier = "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail-profile/apac.guardrail.v1:0"
  }
}
