resource "google_ces_app" "main" {
  app_id       = "madoguchi"
  location     = "us"
  display_name = "窓口エージェント"

  logging_settings {
    conversation_logging_settings {
      disable_conversation_logging = true
    }
  }
}
