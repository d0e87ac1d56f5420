resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "armor" {
  project = google_project.demo.project_id
  role    = "roles/modelarmor.admin"
  member  = "principalSet://iam.googleapis.com/locations/global/workforcePools/shain/group/guardrails"
}
