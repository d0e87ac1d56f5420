resource "google_ces_app" "main" {
  app_id       = "madoguchi"
  location     = "us"
  display_name = "窓口エージェント"

  logging_settings { # <- here
    conversation_logging_settings {
      disable_conversation_logging = true
    }

    cloud_logging_settings {
      enable_cloud_logging = true
    }
  }
}
