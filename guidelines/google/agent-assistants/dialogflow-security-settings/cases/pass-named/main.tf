resource "google_dialogflow_cx_agent" "support" {
  display_name          = "問い合わせ窓口"
  location              = "asia-northeast1"
  default_language_code = "ja"
  time_zone             = "Asia/Tokyo"
  security_settings     = google_dialogflow_cx_security_settings.redacted.id
}

resource "google_dialogflow_cx_security_settings" "redacted" {
  display_name          = "秘匿化"
  location              = "asia-northeast1"
  redaction_strategy    = "REDACT_WITH_SERVICE"
  redaction_scope       = "REDACT_DISK_STORAGE"
  inspect_template      = "projects/sekisho-demo/locations/asia-northeast1/inspectTemplates/pii-jp"
  retention_window_days = 30
}
