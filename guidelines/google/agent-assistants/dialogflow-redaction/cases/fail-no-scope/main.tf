resource "google_dialogflow_cx_security_settings" "redacted" { # <- here
  display_name          = "秘匿化"
  location              = "asia-northeast1"
  redaction_strategy    = "REDACT_WITH_SERVICE"
  inspect_template      = "projects/sekisho-demo/locations/asia-northeast1/inspectTemplates/pii-jp"
  retention_window_days = 30
}
