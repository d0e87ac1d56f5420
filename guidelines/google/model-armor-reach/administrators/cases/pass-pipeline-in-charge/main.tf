resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "armor" {
  project = google_project.demo.project_id
  role    = "roles/modelarmor.editor"
  member  = "serviceAccount:guardrail-pipeline@sekisho-demo.iam.gserviceaccount.com"
}
