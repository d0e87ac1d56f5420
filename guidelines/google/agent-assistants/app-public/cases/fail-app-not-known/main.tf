resource "google_discovery_engine_widget_config" "main" {
  location  = "global"
  engine_id = "shanai-kensaku"

  access_settings {
    allow_public_access = true # <- here
  }
}
