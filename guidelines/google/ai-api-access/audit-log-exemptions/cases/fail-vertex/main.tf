resource "google_project_iam_audit_config" "vertex" {
  project = "sekisho-demo"
  service = "aiplatform.googleapis.com"

  audit_log_config {
    log_type         = "DATA_READ"
    exempted_members = ["serviceAccount:batch@sekisho-demo.iam.gserviceaccount.com"] # <- here
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
