resource "google_discovery_engine_data_store" "kokai_site" {
  location          = "global"
  data_store_id     = "kokai-site"
  display_name      = "kokai-site"
  industry_vertical = "GENERIC"
  content_config    = "PUBLIC_WEBSITE"
}

resource "google_discovery_engine_search_engine" "main" {
  location       = "global"
  collection_id  = "default_collection"
  engine_id      = "shanai-kensaku"
  display_name   = "社内検索"
  data_store_ids = [google_discovery_engine_data_store.kokai_site.data_store_id]

  search_engine_config {}
}

resource "google_discovery_engine_widget_config" "main" {
  location  = "global"
  engine_id = google_discovery_engine_search_engine.main.engine_id

  access_settings {
    allow_public_access = true
  }
}
