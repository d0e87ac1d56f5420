resource "google_dialogflow_cx_agent" "support" {
  display_name          = "問い合わせ窓口"
  location              = "asia-northeast1"
  default_language_code = "ja"
  time_zone             = "Asia/Tokyo"
}
