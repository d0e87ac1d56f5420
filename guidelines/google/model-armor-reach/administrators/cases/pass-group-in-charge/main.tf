resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "armor" {
  project = google_project.demo.project_id
  role    = "roles/modelarmor.admin"
  member  = "group:guardrails@example.co.jp"
}
