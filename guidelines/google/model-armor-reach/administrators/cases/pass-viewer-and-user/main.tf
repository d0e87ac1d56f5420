resource "google_project" "demo" {
  project_id = "sekisho-demo"
  name       = "関所デモ"
}

resource "google_project_iam_member" "armor" {
  project = google_project.demo.project_id
  role    = "roles/modelarmor.user"
  member  = "serviceAccount:chat-app@sekisho-demo.iam.gserviceaccount.com"
}

resource "google_project_iam_member" "viewer" {
  project = google_project.demo.project_id
  role    = "roles/modelarmor.viewer"
  member  = "group:developers@example.co.jp"
}
