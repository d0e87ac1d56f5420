resource "aws_bedrock_guardrail" "this" {
  name                      = "support-chat"
  blocked_input_messaging   = "お答えできません。"
  blocked_outputs_messaging = "お答えできません。"

  topic_policy_config {
    topics_config {
      name       = "InvestmentAdvice"
      definition = "個別の金融商品の売買や保有を勧める助言"
      examples   = ["どの株を買えば儲かりますか"]
      type       = "DENY"
    }

    topics_config {
      name       = "OtherCustomers"
      definition = "本人以外の顧客の契約内容を聞き出す質問"
      type       = "DENY"
    }

    topics_config {
      name       = "Trading"
      definition = "Questions about block trading and how to reject an offer"
      type       = "DENY"
    }
  }
}
