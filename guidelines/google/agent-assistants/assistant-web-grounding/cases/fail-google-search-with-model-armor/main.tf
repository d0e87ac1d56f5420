resource "google_discovery_engine_assistant" "main" {
  location      = "global"
  collection_id = "default_collection"
  engine_id     = "shanai-kensaku"
  assistant_id  = "default_assistant"
  display_name  = "社内アシスタント"

  customer_policy {
    model_armor_config {
      user_prompt_template = "projects/sekisho-demo/locations/us/templates/gemini-prompt"
      response_template    = "projects/sekisho-demo/locations/us/templates/gemini-response"
    }
  }

  web_grounding_type = "WEB_GROUNDING_TYPE_GOOGLE_SEARCH" # <- here
}
