resource "google_dialogflow_cx_security_settings" "redacted" {
  display_name          = "秘匿化"
  location              = "asia-northeast1"
  retention_window_days = 30
}
