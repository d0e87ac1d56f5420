resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_audit_config" "vertex" {
  project = google_project.demo.project_id
  service = "aiplatform.googleapis.com"

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
