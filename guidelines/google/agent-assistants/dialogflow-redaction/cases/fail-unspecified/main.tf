resource "google_dialogflow_cx_security_settings" "redacted" {
  display_name          = "秘匿化"
  location              = "asia-northeast1"
  redaction_scope       = "REDACT_DISK_STORAGE"
  retention_window_days = 30
  redaction_strategy    = "REDACTION_STRATEGY_UNSPECIFIED" # <- here
}
