resource "google_ces_app" "main" {
  app_id       = "madoguchi"
  location     = "us"
  display_name = "窓口エージェント"

  default_channel_profile {
    web_widget_config {
      modality = "CHAT_ONLY"

      security_settings { # <- here
        enable_public_access = true
        enable_recaptcha     = true
      }
    }
  }
}
