resource "google_discovery_engine_assistant" "main" {
  location           = "global"
  collection_id      = "default_collection"
  engine_id          = "shanai-kensaku"
  assistant_id       = "default_assistant"
  display_name       = "社内アシスタント"
  web_grounding_type = "WEB_GROUNDING_TYPE_ENTERPRISE_WEB_SEARCH"
}
