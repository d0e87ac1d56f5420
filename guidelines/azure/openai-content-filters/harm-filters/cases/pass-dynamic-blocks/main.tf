locals {
  # 有害コンテンツの 4 つの区分を、入力と出力の両方で遮断します。
  harm_filters = setproduct(["Hate", "Sexual", "Violence", "Selfharm"], ["Prompt", "Completion"])
}

resource "azurerm_cognitive_account_rai_policy" "main" {
  name                 = "strict-jp"
  cognitive_account_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-prod-jpe"
  base_policy_name     = "Microsoft.DefaultV2"

  dynamic "content_filter" {
    for_each = local.harm_filters
    content {
      name               = content_filter.value[0]
      source             = content_filter.value[1]
      filter_enabled     = true
      block_enabled      = true
      severity_threshold = "Medium"
    }
  }
}
