resource "google_dialogflow_cx_agent" "support" { # <- here
  display_name          = "問い合わせ窓口"
  location              = "asia-northeast1"
  default_language_code = "ja"
  time_zone             = "Asia/Tokyo"

  advanced_settings {
    logging_settings {
      enable_interaction_logging = true
    }
  }
}
