resource "google_ces_app" "main" {
  app_id       = "madoguchi"
  location     = "us"
  display_name = "窓口エージェント"

  logging_settings {
    redaction_config { # <- here
      enable_redaction = true
    }

    cloud_logging_settings {
      enable_cloud_logging = true
    }
  }
}
