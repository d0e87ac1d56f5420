resource "google_discovery_engine_data_store" "shanai_bunsho" {
  location          = "global"
  data_store_id     = "shanai-bunsho"
  display_name      = "shanai-bunsho"
  industry_vertical = "GENERIC"
  content_config    = "CONTENT_REQUIRED"
}

resource "google_discovery_engine_search_engine" "main" {
  location       = "global"
  collection_id  = "default_collection"
  engine_id      = "shanai-kensaku"
  display_name   = "社内検索"
  data_store_ids = [google_discovery_engine_data_store.shanai_bunsho.data_store_id]

  search_engine_config {}
}

resource "google_discovery_engine_widget_config" "main" {
  location  = "global"
  engine_id = google_discovery_engine_search_engine.main.engine_id

  access_settings {
    allow_public_access = false
  }
}
